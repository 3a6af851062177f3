// Sums of money in millionths of a currency's unit, and what a question to a model costs. Pure.
using System.Globalization;

namespace Folkmoot.Drafting;

internal static class Money
{
    /// <summary>Millionths in one unit.</summary>
    public const long Unit = 1_000_000;

    /// <summary>A text has about so many UTF-16 units to a token; fewer in scripts that models know less well, so this is the low side.</summary>
    private const int CharactersPerToken = 3;

    /// <summary>What a picture counts as; large ones are cut into tiles, 170 tokens each, in the models whose counting is published.</summary>
    public const int PictureTokens = 1_500;

    /// <summary>In millionths of the agency's currency, rounded up: a sum of many small amounts is never too low.</summary>
    public static long Cost(LanguageOptions prices, long rateMicros, long inputTokens, long outputTokens)
    {
        var price = (inputTokens * prices.InputPrice) + (outputTokens * prices.OutputPrice);
        // Prices are per million tokens, so tokens times price are millionths already.
        return (long)Math.Ceiling(price * rateMicros / Unit);
    }

    public static long Tokens(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken;

    public static long Micros(decimal amount) => (long)Math.Round(amount * Unit, MidpointRounding.AwayFromZero);

    public static decimal Amount(long micros) => (decimal)micros / Unit;

    /// <summary>An amount for people: cents, and finer where it is less than ten of them.</summary>
    public static string Write(long micros, string currency) => Write(micros) + "\u00A0" + currency;

    public static string Write(long micros) => Amount(micros).ToString(micros is not 0 and < Unit / 10 ? "N4" : "N2", CultureInfo.CurrentCulture);
}
