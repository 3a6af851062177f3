// The scanner behind Tokenizer: looks at one character, decides what starts there, and finds where it ends.
using System.Buffers;

namespace Folkmoot.Text.Tokens;

/// <summary>Moves over the tokens of a text; see <see cref="Tokenizer"/>.</summary>
public ref struct TokenEnumerator
{
    // Bounds the look-ahead for an address, which keeps the whole scan linear (RFC 5321 4.5.3.1.1: a local part has at most 64 octets).
    private const int LongestLocalPart = 64;

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("!?.…！？。");

    private readonly ReadOnlySpan<char> _text;
    private int _position;

    internal TokenEnumerator(ReadOnlySpan<char> text) => _text = text;

    public Token Current { get; private set; }

    public readonly TokenEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        var text = _text;
        int start = _position;
        while ((uint)start < (uint)text.Length && (text[start] == ' ' || char.IsWhiteSpace(text[start])))
        {
            unchecked
            {
                start++;
            }
        }

        if (start == text.Length)
        {
            _position = start;
            return false;
        }

        var kind = Scan(start, out int end);
        _position = end;
        Current = new Token(start, end - start, kind);
        return true;
    }

    private readonly TokenKind Scan(int start, out int end)
    {
        char first = _text[start];
        if ((first | 0x20) is 'h' or 'w' && Url(start, out end))
        {
            return TokenKind.Url;
        }

        // Most tokens are words, and of all letters only this one can begin an emoticon.
        if (char.IsAsciiLetter(first) && (first | 0x20) != 'x')
        {
            return Word(start, out end);
        }

        if (first is '@' or '＠' && Mention(start, out end))
        {
            return TokenKind.Mention;
        }

        int emoji = Emoji.LengthAt(_text, start);
        if (emoji > 0)
        {
            end = start + emoji;
            return TokenKind.Emoji;
        }

        if (first is '#' or '＃' && Hashtag(start, out end))
        {
            return TokenKind.Hashtag;
        }

        int emoticon = Emoticon.LengthAt(_text, start);
        if (emoticon > 0)
        {
            end = start + emoticon;
            return TokenKind.Emoticon;
        }

        return CharacterClasses.At(_text, start, out int length) switch
        {
            CharacterClass.Letter => Word(start, out end),
            CharacterClass.Digit => Number(start, out end),
            CharacterClass.Mark or CharacterClass.Joiner => Run(start + length, out end),
            _ => Punctuation(start, length, out end),
        };
    }

    private readonly bool Url(int start, out int end)
    {
        var rest = _text[start..];
        end = start;
        int prefix = rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        if (prefix == 0)
        {
            return false;
        }

        int stop = start + prefix;
        while (stop < _text.Length && !char.IsWhiteSpace(_text[stop]) && _text[stop] is not ('<' or '>' or '"' or '“' or '”'))
        {
            stop++;
        }

        while (stop > start + prefix && _text[stop - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '}' or '\'' or '’' or '…' or '»')
        {
            stop--;
        }

        end = stop;
        return stop > start + prefix;
    }

    private readonly bool Mention(int start, out int end)
    {
        end = HandleEnd(start + 1);
        if (end == start + 1)
        {
            return false;
        }

        if (end < _text.Length && _text[end] == '@')
        {
            int server = HandleEnd(end + 1);
            end = server > end + 1 ? server : end;
        }

        return true;
    }

    private readonly int HandleEnd(int position)
    {
        while (position < _text.Length)
        {
            char c = _text[position];
            bool inside = char.IsAsciiLetterOrDigit(c) || c == '_'
                || (c is '.' or '-' && position + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[position + 1]));
            if (!inside)
            {
                break;
            }

            position++;
        }

        return position;
    }

    private readonly bool Hashtag(int start, out int end)
    {
        end = WordEnd(start + 1);
        return end > start + 1 && CharacterClasses.At(_text, start + 1, out _) is CharacterClass.Letter or CharacterClass.Digit;
    }

    private readonly TokenKind Word(int start, out int end)
    {
        end = WordEnd(start);
        return Address(end, out int addressEnd) ? Set(out end, addressEnd, TokenKind.Email) : TokenKind.Word;
    }

    private readonly TokenKind Number(int start, out int end)
    {
        end = start;
        while (end < _text.Length)
        {
            var kind = CharacterClasses.At(_text, end, out int length);
            if (kind is CharacterClass.Letter)
            {
                return Word(start, out end);
            }

            bool separator = _text[end] is '.' or ',' or ':' or '/' && end + 1 < _text.Length && char.IsDigit(_text[end + 1]);
            if (kind is not (CharacterClass.Digit or CharacterClass.Mark) && !separator)
            {
                break;
            }

            end += length;
        }

        return TokenKind.Number;
    }

    /// <summary>True when the word that ends at <paramref name="from"/> begins an e-mail address.</summary>
    private readonly bool Address(int from, out int end)
    {
        end = from;
        if (from == _text.Length || _text[from] is not ('@' or '.' or '+' or '-'))
        {
            return false;
        }

        int limit = Math.Min(_text.Length, from + LongestLocalPart);
        int at = from;
        while (at < limit && (char.IsAsciiLetterOrDigit(_text[at]) || _text[at] is '.' or '+' or '-' or '_'))
        {
            at++;
        }

        if (at >= limit || _text[at] != '@')
        {
            return false;
        }

        limit = Math.Min(_text.Length, at + 1 + 255);
        int stop = at + 1;
        int dot = -1;
        while (stop < limit && (char.IsAsciiLetterOrDigit(_text[stop]) || _text[stop] is '-' or '.'))
        {
            dot = _text[stop] == '.' && stop > at + 1 && stop + 1 < limit && char.IsAsciiLetterOrDigit(_text[stop + 1]) ? stop : dot;
            stop++;
        }

        while (stop > at && _text[stop - 1] is '.' or '-')
        {
            stop--;
        }

        end = stop;
        return dot > 0;
    }

    private readonly int WordEnd(int position)
    {
        var text = _text;
        int end = position;
        while ((uint)end < (uint)text.Length)
        {
            char c = text[end];
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
            {
                unchecked
                {
                    end++;
                }

                continue;
            }

            if (c < 128 && c != '\'')
            {
                break;
            }

            var kind = CharacterClasses.At(text, end, out int length);
            bool apostrophe = c is '\'' or '’' or 'ʼ' && end > position && end + 1 < text.Length
                && CharacterClasses.At(text, end + 1, out _) is CharacterClass.Letter;
            if (!apostrophe && kind is not (CharacterClass.Letter or CharacterClass.Digit or CharacterClass.Mark or CharacterClass.Joiner))
            {
                break;
            }

            end += length;
        }

        return end;
    }

    /// <summary>Marks and joiners without a letter before them: one token however many there are.</summary>
    private readonly TokenKind Run(int position, out int end)
    {
        end = position;
        while (end < _text.Length && CharacterClasses.At(_text, end, out int length) is CharacterClass.Mark or CharacterClass.Joiner)
        {
            end += length;
        }

        return TokenKind.Other;
    }

    private readonly TokenKind Punctuation(int start, int length, out int end)
    {
        char first = _text[start];
        end = start + length;
        if (length > 1 || char.IsSurrogate(first))
        {
            return TokenKind.Other;
        }

        bool sentence = SentenceMarks.Contains(first);
        while (end < _text.Length && (sentence ? SentenceMarks.Contains(_text[end]) : _text[end] == first))
        {
            end++;
        }

        return sentence || char.IsPunctuation(first) ? TokenKind.Punctuation : TokenKind.Other;
    }

    private static TokenKind Set(out int end, int value, TokenKind kind)
    {
        end = value;
        return kind;
    }
}
