// What an intent is recognised by in one text: its words, pairs of words, and pieces of words.
using Folkmoot.Text.Features;
using Folkmoot.Text.Tokens;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Intents;

/// <summary>Filled again for each text, so that reading allocates nothing. One belongs to one thread at a time.</summary>
internal sealed class IntentReading
{
    /// <summary>A request is said within so many words; what follows is not read.</summary>
    private const int MostWords = 256;

    private const int LongestClitic = 3;
    private const int MostPieces = 24 * MostWords;
    private const uint WordKind = 1;
    private const uint PairKind = 3;

    private readonly uint[] _words = new uint[MostWords];
    private readonly uint[] _phrases = new uint[MostWords * 2];
    private readonly uint[] _pieces = new uint[MostPieces];
    private int _wordCount;
    private int _phraseCount;
    private int _pieceCount;
    private uint _previous;

    /// <summary>Keys of the words as <see cref="WordTable.Key"/> makes them.</summary>
    public ReadOnlySpan<uint> Words => _words.AsSpan(0, _wordCount);

    /// <summary>Hashes of single words and of pairs.</summary>
    public ReadOnlySpan<uint> Phrases => _phrases.AsSpan(0, _phraseCount);

    public ReadOnlySpan<uint> Pieces => _pieces.AsSpan(0, _pieceCount);

    public void Read(ReadOnlySpan<char> text)
    {
        (_wordCount, _phraseCount, _pieceCount, _previous) = (0, 0, 0, 0);
        Span<char> buffer = stackalloc char[FeatureReader.LongestWord + 2];
        foreach (var token in Tokenizer.Read(text))
        {
            if (_wordCount >= MostWords - 1 || _pieceCount >= MostPieces - FeatureReader.MostPiecesOfAToken)
            {
                break;
            }

            Token(token.Kind, token.In(text), buffer);
        }

        WordPieces.Finish(_pieces.AsSpan(0, _pieceCount));
    }

    private void Token(TokenKind kind, ReadOnlySpan<char> raw, Span<char> buffer)
    {
        switch (kind)
        {
            case TokenKind.Mention:
                Word("@user");
                break;
            case TokenKind.Url or TokenKind.Email:
                Word("http");
                break;
            case TokenKind.Word or TokenKind.Number or TokenKind.Hashtag:
                int length = NormalisedWord.Write(raw, buffer, out _, out _);
                if (length > 0)
                {
                    Parts(buffer.Slice(1, length));
                    _pieceCount += WordPieces.Write(buffer[..(length + 2)], _pieces.AsSpan(_pieceCount));
                }

                break;
            default:
                if (raw[0] is '?' or '!' or '$' or '%' or > '\u007F')
                {
                    int signs = NormalisedWord.WriteSign(raw, buffer, out _, out _);
                    Word(buffer.Slice(1, signs));
                }

                break;
        }
    }

    /// <summary><c>what's</c> as <c>what</c> and <c>'s</c>, <c>don't</c> as <c>do</c> and <c>n't</c>.</summary>
    private void Parts(ReadOnlySpan<char> word)
    {
        int apostrophe = word.IndexOf('\'');
        if (apostrophe <= 0 || word.Length - apostrophe > LongestClitic)
        {
            Word(word);
            return;
        }

        bool not = apostrophe >= 2 && word[apostrophe - 1] == 'n' && word.EndsWith("'t");
        int cut = not ? apostrophe - 1 : apostrophe;
        Word(word[..cut]);
        Word(word[cut..]);
    }

    private void Word(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
        {
            return;
        }

        uint key = WordTable.Key(word);
        uint hash = FeatureHash.Finish(key, WordKind);
        _words[_wordCount++] = key;
        _phrases[_phraseCount++] = hash;
        if (_previous != 0)
        {
            _phrases[_phraseCount++] = FeatureHash.Finish(unchecked((_previous * 31) + hash), PairKind);
        }

        _previous = hash;
    }
}
