// A text cut into words, sentences and paragraphs by position.
using System.Globalization;
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Text.Readability;

internal sealed class Prose
{
    private static readonly WordSet Abbreviations = WordSet.Of("""
        mr mrs ms dr prof st ave rd blvd jr vs etc e.g i.e eg ie approx dept est fig inc ltd co corp gov sen rep gen col capt sgt no vol al u.s jan feb mar apr jun jul aug sept sep oct nov dec
        sr sra srta ud uds vd dra ing lic avda av núm art pág tel p ej aprox admón dpto
        """);

    private readonly List<(int Start, int Length)> _words = [];
    private readonly List<(int First, int Last, int Start, int End)> _sentences = [];
    private readonly List<(int FirstSentence, int LastSentence)> _paragraphs = [];

    private Prose(string text) => Text = text;

    public string Text { get; }

    public IReadOnlyList<(int Start, int Length)> Words => _words;

    /// <summary>The first and last word of each, and where it begins and ends; there is a word in each.</summary>
    public IReadOnlyList<(int First, int Last, int Start, int End)> Sentences => _sentences;

    public IReadOnlyList<(int FirstSentence, int LastSentence)> Paragraphs => _paragraphs;

    public ReadOnlySpan<char> Word(int index) => Text.AsSpan(_words[index].Start, _words[index].Length);

    public static Prose Read(string text)
    {
        var prose = new Prose(text);
        prose.Cut();
        return prose;
    }

    private void Cut()
    {
        int firstWord = 0;
        int firstSentence = 0;
        int at = 0;
        while (at < Text.Length)
        {
            char c = Text[at];
            if (char.IsLetter(c))
            {
                int start = at;
                at = WordEnd(at);
                _words.Add((start, at - start));
                continue;
            }

            bool line = c == '\n';
            bool blank = line && EmptyLineFollows(at);
            if ((IsEnd(c) && EndsSentence(at)) || blank || (line && ListItemFollows(at)))
            {
                EndSentence(ref firstWord, at);
            }

            if (blank)
            {
                EndParagraph(ref firstSentence);
            }

            at++;
        }

        EndSentence(ref firstWord, Text.Length - 1);
        EndParagraph(ref firstSentence);
    }

    private int WordEnd(int at)
    {
        while (at < Text.Length)
        {
            char c = Text[at];
            bool inside = char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark
                || (c is '\'' or '’' or '-' or '‑' && at + 1 < Text.Length && char.IsLetter(Text[at + 1]));
            if (!inside)
            {
                break;
            }

            at++;
        }

        return at;
    }

    private static bool IsEnd(char c) => c is '.' or '!' or '?' or '…' or '。' or '؟' or '।';

    private bool EndsSentence(int at)
    {
        if (Text[at] != '.')
        {
            return true;
        }

        if (at + 1 < Text.Length && (Text[at + 1] is ',' or ';' or ':'))
        {
            return false;
        }

        bool inNumber = at > 0 && at + 1 < Text.Length && char.IsLetterOrDigit(Text[at - 1]) && char.IsLetterOrDigit(Text[at + 1]);
        bool abbreviated = _words.Count > 0 && _words[^1].Start + _words[^1].Length == at
            && (Abbreviations.Contains(Word(_words.Count - 1)) || (_words[^1].Length == 1 && char.IsUpper(Text[_words[^1].Start])));
        int next = at + 1;
        while (next < Text.Length && Text[next] is ' ' or '"' or '”' or ')' or '\'' or '’' or '»')
        {
            next++;
        }

        bool small = next < Text.Length && char.IsLower(Text[next]);
        return !inNumber && !(abbreviated && next < Text.Length) && !small;
    }

    private bool EmptyLineFollows(int at)
    {
        int next = at + 1;
        while (next < Text.Length && Text[next] is ' ' or '\t' or '\r')
        {
            next++;
        }

        return next < Text.Length && Text[next] == '\n';
    }

    private bool ListItemFollows(int at)
    {
        int next = at + 1;
        while (next < Text.Length && Text[next] is ' ' or '\t')
        {
            next++;
        }

        return next < Text.Length && Text[next] is '-' or '*' or '•' or '–' || (next < Text.Length && char.IsAsciiDigit(Text[next]));
    }

    private void EndSentence(ref int firstWord, int at)
    {
        if (_words.Count == firstWord)
        {
            return;
        }

        int start = _words[firstWord].Start;
        int last = _words[^1].Start + _words[^1].Length;
        _sentences.Add((firstWord, _words.Count - 1, start, Math.Max(last, at < Text.Length && IsEnd(Text[at]) ? at + 1 : last)));
        firstWord = _words.Count;
    }

    private void EndParagraph(ref int firstSentence)
    {
        if (_sentences.Count > firstSentence)
        {
            _paragraphs.Add((firstSentence, _sentences.Count - 1));
            firstSentence = _sentences.Count;
        }
    }
}
