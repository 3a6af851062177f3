// Reads a text once for all classifiers: tokens to normalised words, phrases, pieces of words, clusters and numbers.
using System.Buffers;
using System.Runtime.CompilerServices;
using Folkmoot.Text.Tokens;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Features;

/// <summary>
/// Handles, links and addresses count as one sign each; a person's name and words that only tell a person's sex are each read as
/// one word, so that who is spoken of does not sway a score.
/// </summary>
internal ref struct FeatureReader
{
    public const int LongestPhrase = 3;
    public const int LongestWord = 32;
    public const int MostPiecesOfAToken = (LongestWord + 2) * WordPieces.MostOfACharacter;

    private const uint WordKind = 1;
    private const uint NegatedKind = 2;
    private const uint PairKind = 3;
    private const uint TripleKind = 5;
    private const uint CoarseKind = 6;
    private const uint FineKind = 7;

    private static readonly SearchValues<char> EndsNegation = SearchValues.Create(".:;!?,…");

    private readonly WordTable _table;
    private readonly Reading _reading;
    private DenseFeatures _dense;
    private uint _previous;
    private uint _beforeThat;
    private readonly ReadOnlySpan<char> _text;
    private bool _negated;
    private bool _inSentence;

    private FeatureReader(ReadOnlySpan<char> text, WordTable table, Reading reading)
    {
        _text = text;
        _table = table;
        _reading = reading;
        _dense = new DenseFeatures(reading.Dense);
    }

    public static void Read(ReadOnlySpan<char> text, WordTable table, Reading reading)
    {
        reading.Clear();
        var reader = new FeatureReader(text, table, reading);
        foreach (var token in Tokenizer.Read(text))
        {
            if (reading.Full)
            {
                break;
            }

            reader.Token(token, token.In(text));
        }

        reader._dense.Finish(reading.TokenCount);
        WordPieces.Finish(reading.Pieces.AsSpan(0, reading.PieceCount));
        FeatureHash.Finish(reading.Clusters.AsSpan(0, reading.ClusterCount), 0);
    }

    [SkipLocalsInit]
    private void Token(Token token, ReadOnlySpan<char> raw)
    {
        Span<char> buffer = stackalloc char[LongestWord + 2];
        bool shouted = false;
        bool stretched = false;
        int length = token.Kind switch
        {
            TokenKind.Mention => Sign(buffer, "@user"),
            TokenKind.Url or TokenKind.Email => Sign(buffer, "http"),
            TokenKind.Word or TokenKind.Number or TokenKind.Hashtag => NormalisedWord.Write(raw, buffer, out shouted, out stretched),
            _ => NormalisedWord.WriteSign(raw, buffer, out shouted, out stretched),
        };
        if (length == 0)
        {
            return;
        }

        _reading.Says |= token.Kind is not (TokenKind.Mention or TokenKind.Url or TokenKind.Email);
        bool word = token.Kind is TokenKind.Word or TokenKind.Hashtag;
        bool pieces = word || token.Kind is TokenKind.Punctuation or TokenKind.Emoji or TokenKind.Emoticon or TokenKind.Other;
        _negated &= token.Kind != TokenKind.Punctuation || !EndsNegation.Contains(raw[0]);
        var written = buffer.Slice(1, length);
        uint key = WordTable.Key(written);
        _table.Expect(key);
        int count = pieces ? WordPieces.Write(buffer[..(length + 2)], _reading.PieceRoom) : 0;
        int slot = _table.Find(key);
        if (slot < 0 && stretched)
        {
            slot = _table.Find(WordTable.UnstretchedKey(written));
        }

        if (word && slot >= 0 && Mask(token, raw, written, _table[slot].Marks) is { } mask)
        {
            length = Sign(buffer, mask);
            count = 0;
            written = buffer.Slice(1, length);
            key = WordTable.Key(written);
            slot = _table.Find(key);
        }

        _inSentence = token.Kind != TokenKind.Punctuation && (_inSentence || word);

        bool negated = _negated && word;
        uint hash = FeatureHash.Finish(key, negated ? NegatedKind : WordKind);
        Phrases(hash);
        _reading.TakePieces(count);
        var entry = slot < 0 ? default : _table[slot];
        if (entry.Fine != 0)
        {
            uint sign = negated ? 1u : 0u;
            _reading.Cluster(FeatureHash.Mark(((uint)entry.Coarse << 1) | sign, CoarseKind));
            _reading.Cluster(FeatureHash.Mark(((uint)entry.Fine << 1) | sign, FineKind));
        }

        _dense.Token(token.Kind, raw, shouted, stretched, negated, _table.Scores(entry));
        _reading.End(token.Start, token.Length, entry.Place, slot >= 0 ? _table.KeyAt(slot) : key);
        if (word && ((entry.Marks & WordMarks.Negation) != 0 || written.EndsWith("n't")))
        {
            _negated = true;
            _dense.Negation();
        }

        if (token.Kind == TokenKind.Hashtag)
        {
            Parts(token, raw);
        }
    }

    private readonly string? Mask(Token token, ReadOnlySpan<char> raw, ReadOnlySpan<char> written, WordMarks marks)
    {
        if ((marks & ~WordMarks.Negation) == 0)
        {
            return null;
        }

        bool name = (marks & WordMarks.Name) != 0
            || ((marks & WordMarks.PerhapsName) != 0 && char.IsUpper(raw[0]) && (_inSentence || PersonWords.ActsNext(_text[token.End..])));
        return name ? PersonWords.Person : (marks & WordMarks.WhoWord) != 0 ? PersonWords.Alike(written) : null;
    }

    /// <summary>The words of a hashtag that is written with capitals: <c>#RoadWorks</c>.</summary>
    private void Parts(Token tag, ReadOnlySpan<char> raw)
    {
        int start = 1;
        for (int i = 2; i <= raw.Length; i++)
        {
            bool boundary = i == raw.Length
                || (char.IsUpper(raw[i]) && char.IsLower(raw[i - 1]))
                || (char.IsUpper(raw[i]) && i + 1 < raw.Length && char.IsLower(raw[i + 1]) && char.IsUpper(raw[i - 1]))
                || (char.IsDigit(raw[i]) != char.IsDigit(raw[i - 1]))
                || raw[i] == '_';
            if (!boundary)
            {
                continue;
            }

            if (i - start == raw.Length - 1)
            {
                return;
            }

            int from = raw[start] == '_' ? start + 1 : start;
            if (i > from && !_reading.Full)
            {
                Token(new Token(tag.Start + from, i - from, char.IsDigit(raw[from]) ? TokenKind.Number : TokenKind.Word), raw[from..i]);
            }

            start = i;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Phrases(uint hash)
    {
        _reading.Word(hash);
        if (_previous != 0)
        {
            _reading.Word(FeatureHash.Finish(unchecked((_previous * 31) + hash), PairKind));
        }

        if (_beforeThat != 0)
        {
            _reading.Word(FeatureHash.Finish(unchecked((((_beforeThat * 31) + _previous) * 31) + hash), TripleKind));
        }

        (_beforeThat, _previous) = (_previous, hash);
    }

    private static int Sign(Span<char> buffer, string sign)
    {
        buffer[0] = ' ';
        sign.CopyTo(buffer[1..]);
        buffer[sign.Length + 1] = ' ';
        return sign.Length;
    }
}
