// Guesses the language of short social texts.
using Folkmoot.Text.Tokens;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Languages;

/// <summary>
/// A script that one language has to itself decides at once; where several share a script, a linear model over pieces of words does.
/// Safe for use by many threads; scoring allocates nothing.
/// </summary>
public sealed class LanguageModel : ITextModel
{
    public const string Id = "folkmoot-language";
    private const string Magic = "FMLANG1";

    private static readonly Lazy<LanguageModel> FromAssembly = new(() => Load(ModelCatalogue.Shipped.Load(Id)));

    private readonly LanguageHead?[] _heads = new LanguageHead?[Scripts.Count];

    internal LanguageModel(ModelCard card, IReadOnlyList<LanguageHead> heads)
    {
        Card = card;
        foreach (var head in heads)
        {
            _heads[(int)head.Script] = head;
        }
    }

    /// <summary>The model inside this assembly, read at first use.</summary>
    public static LanguageModel Shipped => FromAssembly.Value;

    public ModelCard Card { get; }

    /// <exception cref="ModelRefusedException">The weights are not those of a language model.</exception>
    public static LanguageModel Load(ModelFile file) => new(file.Card, WeightsFile.Read(file, Magic, LanguageHead.Read));

    public LanguageGuess Guess(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Guess(text.AsSpan());
    }

    [System.Runtime.CompilerServices.SkipLocalsInit]
    public LanguageGuess Guess(ReadOnlySpan<char> text)
    {
        Span<Token> room = stackalloc Token[ScriptCount.MostWords];
        ReadOnlySpan<Token> words = room[..ScriptCount.Words(text, room)];
        var (script, share) = ScriptCount.Main(text, words);
        if (script == Script.None)
        {
            return new LanguageGuess(LanguageGuess.Undetermined, 0, LanguageGuess.Undetermined);
        }

        var (best, score) = Scripts.OnlyLanguage(script) is { } only ? (only, share) : Ask(script, text, words);
        return new LanguageGuess(score >= Card.AbstainThreshold ? best : LanguageGuess.Undetermined, score, best);
    }

    internal static byte[] Pack(IReadOnlyList<LanguageHead> heads) => WeightsFile.Write(Magic, heads, (head, writer) => head.Write(writer));

    private (string Best, double Score) Ask(Script script, ReadOnlySpan<char> text, ReadOnlySpan<Token> words)
    {
        if (_heads[(int)script] is not { } head)
        {
            return (LanguageGuess.Undetermined, 0);
        }

        Span<float> scores = stackalloc float[head.Codes.Length];
        head.Score(text, words, scores);
        for (int k = 0; k < scores.Length; k++)
        {
            scores[k] *= head.Sharpness;
        }

        Softmax.InPlace(scores);
        int best = Softmax.Best(scores);
        return (head.Codes[best], scores[best]);
    }
}
