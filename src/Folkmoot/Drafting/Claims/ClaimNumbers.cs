// Reads amounts of money, percentages, other numbers in figures or words, and words with figures in them. Pure.
using System.Globalization;
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting.Claims;

internal static partial class ClaimNumbers
{
    private const string Figures = @"(?<n>\d{1,3}(?:[.,\u00A0\u202F ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)(?:\s?(?<mag>k|mil|thousand|mill[oó]n(?:es)?|millions?|billions?)(?!\p{L}))?";

    public static void ReadAmounts(ClaimText text)
    {
        text.Take(CurrencyFirst(), m => [text.At(ClaimKind.Amount, m.Index, m.Length, Value(m))]);
        text.Take(CurrencyLast(), m => [text.At(ClaimKind.Amount, m.Index, m.Length, Value(m))]);
        text.Take(Percent(), m => [text.At(ClaimKind.Percentage, m.Index, m.Length, Value(m))]);
    }

    public static void Read(ClaimText text)
    {
        text.Take(Coded(), m => [text.At(ClaimKind.Code, m.Index, m.Length, string.Concat(m.Value.Where(char.IsLetterOrDigit)).ToUpperInvariant())]);
        text.Take(Plain(), m => [text.At(ClaimKind.Number, m.Index, m.Length, Value(m))]);
        foreach (var (start, length, value) in NumberWords.Find(text.Left, text.IsSpanish).ToList())
        {
            var rest = text.Left.AsSpan(start + length);
            var kind = rest.StartsWith(" percent") || rest.StartsWith(" per cent") || rest.StartsWith(" por ciento") ? ClaimKind.Percentage : ClaimKind.Number;
            text.Claims.Add(text.At(kind, start, length, value.ToString(CultureInfo.InvariantCulture)));
            text.Blank(start, length);
        }
    }

    /// <summary>1,500 and 1.500 and 1.5k are 1500; 2,5 and 2.50 are 2.5.</summary>
    public static decimal Parse(string figures)
    {
        var bare = string.Concat(figures.Where(c => char.IsDigit(c) || c is '.' or ','));
        var last = bare.LastIndexOfAny(['.', ',']);
        var isDecimal = last >= 0 && (bare.IndexOfAny(['.', ',']) != last ? bare.AsSpan(0, last).IndexOf(bare[last]) < 0 : bare.Length - last - 1 != 3 || bare.StartsWith('0'));
        var whole = isDecimal ? bare[..last] : bare;
        var text = string.Concat(whole.Where(char.IsDigit)) + (isDecimal ? "." + bare[(last + 1)..] : "");
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private static string Value(Match m)
    {
        var magnitude = m.Groups["mag"].Value.ToUpperInvariant() switch
        {
            "" => 1m,
            "K" or "MIL" or "THOUSAND" => 1_000m,
            "BILLION" or "BILLIONS" => 1_000_000_000m,
            _ => 1_000_000m,
        };
        var value = Parse(m.Groups["n"].Value);
        return (value < 1_000_000_000_000m ? value * magnitude : value).ToString("0.####", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?:US\$|[$€£]|\b(?:USD|EUR|MXN|GBP))\s?" + Figures, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CurrencyFirst();

    [GeneratedRegex(@"(?<![\p{L}\d.,])" + Figures + @"\s?(?:de\s)?(?:[€$£]|(?:dollars?|euros?|pesos?|d[oó]lar(?:es)?|pounds?|USD|EUR|MXN|GBP)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CurrencyLast();

    [GeneratedRegex(@"(?<![\p{L}\d.,])" + Figures + @"\s?(?:%|percent\b|per cent\b|por ciento\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    [GeneratedRegex(@"(?<![\p{L}\d-])(?:\p{L}{1,6}-?\d{1,4}\p{L}?|\d{1,4}-?\p{Lu}{1,2})(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Coded();

    [GeneratedRegex(@"(?<!\d)" + Figures, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Plain();
}
