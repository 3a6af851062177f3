// What the feeling of a text is recognised by: words and pairs of words, marked where they are negated, emoji, and pieces of words.
using System.Buffers;
using Folkmoot.Text.Tokens;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Sentiment;

/// <summary>
/// Handles, links and addresses are left out, skin tones and gender signs are taken off emoji, and a capitalised word is never read
/// by its letters: who is spoken of must not sway the score.
/// </summary>
internal static class SentimentFeatures
{
    public const int LongestWord = 32;
    private const int ShortestPiece = 2;
    private const int LongestPiece = 5;
    private const uint WordKind = 1;
    private const uint NegatedKind = 2;
    private const uint PairKind = 3;
    private const uint PieceKind = 4;
    private const uint ShoutedKind = 8;
    private const uint StretchedKind = 9;

    private static readonly SearchValues<char> EndsNegation = SearchValues.Create(".:;!?,…");

    public static void Read<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, ISentimentSink, allows ref struct
    {
        Span<char> buffer = stackalloc char[LongestWord + 2];
        uint previous = 0;
        bool negated = false;
        foreach (var token in Tokenizer.Read(text))
        {
            if (token.Kind is TokenKind.Mention or TokenKind.Url or TokenKind.Email)
            {
                previous = 0;
                continue;
            }

            var raw = token.In(text);
            int length = token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Hashtag
                ? NormalisedWord.Write(raw, buffer, out bool shouted, out bool stretched)
                : NormalisedWord.WriteSign(raw, buffer, out shouted, out stretched);
            if (length == 0)
            {
                continue;
            }

            negated &= token.Kind != TokenKind.Punctuation || !EndsNegation.Contains(raw[0]);
            sink.Span(token.Start, token.Length);
            bool word = token.Kind == TokenKind.Word;
            uint hash = WordHash(buffer.Slice(1, length), negated && word);
            if (!sink.Word(hash))
            {
                previous = 0;
                continue;
            }

            sink.Pair(FeatureHash.Finish(unchecked((previous * 31) + hash), PairKind));
            previous = hash;
            if (word || token.Kind == TokenKind.Hashtag)
            {
                Loudness(shouted, stretched, ref sink);
                if (!IsName(raw, shouted))
                {
                    Pieces(buffer[..(length + 2)], negated, ref sink);
                }
            }

            negated |= word && Negations.Contains(buffer.Slice(1, length));
        }
    }

    /// <summary>The feature of a normalised word.</summary>
    public static uint WordHash(ReadOnlySpan<char> word, bool negated)
    {
        uint hash = FeatureHash.Start;
        foreach (char c in word)
        {
            hash = FeatureHash.Add(hash, c);
        }

        return FeatureHash.Finish(hash, negated ? NegatedKind : WordKind);
    }

    /// <summary>Capital first and small letters after it: perhaps somebody's name.</summary>
    private static bool IsName(ReadOnlySpan<char> raw, bool shouted) => !shouted && char.IsUpper(raw[0]);

    private static void Loudness<TSink>(bool shouted, bool stretched, ref TSink sink)
        where TSink : struct, ISentimentSink, allows ref struct
    {
        if (shouted)
        {
            sink.Word(FeatureHash.Finish(0, ShoutedKind));
        }

        if (stretched)
        {
            sink.Word(FeatureHash.Finish(0, StretchedKind));
        }
    }

    private static void Pieces<TSink>(scoped ReadOnlySpan<char> word, bool negated, ref TSink sink)
        where TSink : struct, ISentimentSink, allows ref struct
    {
        uint kind = negated ? PieceKind + 16 : PieceKind;
        for (int start = 0; start < word.Length - 1; start++)
        {
            uint hash = FeatureHash.Start;
            int end = Math.Min(word.Length, start + LongestPiece);
            for (int i = start; i < end; i++)
            {
                hash = FeatureHash.Add(hash, word[i]);
                if (i - start + 1 >= ShortestPiece)
                {
                    sink.Piece(FeatureHash.Finish(hash, kind));
                }
            }
        }
    }
}
