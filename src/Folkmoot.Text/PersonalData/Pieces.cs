// A text cut into pieces, with the questions that the rules ask about them.
using System.Collections.Frozen;
using System.Globalization;

namespace Folkmoot.Text.PersonalData;

/// <summary>Positions are those of <see cref="Text"/>.</summary>
internal readonly ref struct Pieces(ReadOnlySpan<char> text, ReadOnlySpan<Piece> items)
{
    public ReadOnlySpan<char> Text { get; } = text;

    public ReadOnlySpan<Piece> Items { get; } = items;

    public int Count => Items.Length;

    public Piece this[int index] => Items[index];

    /// <summary>The characters of a piece.</summary>
    public ReadOnlySpan<char> Of(int index) => Text.Slice(Items[index].Start, Items[index].Length);

    /// <summary>True when there is such a piece and it is this mark.</summary>
    public bool Is(int index, char mark) => index >= 0 && index < Items.Length && Items[index].Kind == PieceKind.Mark && Text[Items[index].Start] == mark;

    public bool IsKind(int index, PieceKind kind) => index >= 0 && index < Items.Length && Items[index].Kind == kind;

    /// <summary>True when nothing stands between a piece and the one before it.</summary>
    public bool Touches(int index) => index > 0 && index < Items.Length && Items[index].Start == Items[index - 1].End;

    /// <summary>True when a piece and the one before it stand on one line, at most two units apart.</summary>
    public bool Near(int index)
    {
        if (index <= 0 || index >= Items.Length)
        {
            return false;
        }

        var gap = Text[Items[index - 1].End..Items[index].Start];
        return gap.Length <= 2 && !gap.ContainsAny('\n', '\r');
    }

    /// <summary>A line ends between a piece and the one before it, or the text begins.</summary>
    public bool StartsLine(int index) => index <= 0 || Text[Items[index - 1].End..Items[index].Start].ContainsAny('\n', '\r');

    /// <summary>The piece is a word whose first letter is a capital.</summary>
    public bool Capital(int index) => IsKind(index, PieceKind.Word) && char.IsUpper(Text[Items[index].Start]);

    /// <summary>The piece is a word of capitals only, of at least two letters.</summary>
    public bool Shouted(int index)
    {
        if (!IsKind(index, PieceKind.Word) || Items[index].Length < 2)
        {
            return false;
        }

        foreach (char c in Of(index))
        {
            if (char.IsLower(c))
            {
                return false;
            }
        }

        return char.IsUpper(Text[Items[index].Start]);
    }

    /// <summary>The piece is a word of the set.</summary>
    public bool In(WordSet words, int index) =>
        index >= 0 && index < Items.Length && Items[index].Kind is PieceKind.Word or PieceKind.Mixed && words.Contains(Of(index), Items[index].Hash);

    /// <summary>A word of the set stands among the few words before a piece, in the same sentence; the position is that of the nearest.</summary>
    /// <param name="pastDigits">False when digits between end the search: they are what the word was about.</param>
    public bool After(WordSet words, int index, int most, bool pastDigits = true)
    {
        int seen = 0;
        for (int i = index - 1; i >= 0 && seen < most; i--)
        {
            if (Items[i].Kind == PieceKind.Mark)
            {
                // A full stop ends the sentence unless it belongs to an abbreviation (tel., no.).
                char mark = Text[Items[i].Start];
                if (mark is '!' or '?' or ';' || (mark == '.' && i > 0 && Items[i - 1].Length > 5 && !In(words, i - 1)))
                {
                    return false;
                }

                continue;
            }

            if (In(words, i))
            {
                return true;
            }

            if (!pastDigits && Items[i].Kind == PieceKind.Digits)
            {
                return false;
            }

            seen++;
        }

        return false;
    }

    /// <summary>Cuts a text; returns how many pieces there are, at most the room that is given.</summary>
    public static int Cut(ReadOnlySpan<char> text, Span<Piece> room)
    {
        int count = 0;
        int at = 0;
        while (at < text.Length && count < room.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            int start = at;
            var kind = Next(text, ref at, out uint hash);
            room[count++] = new Piece(start, at - start, kind, hash);
        }

        return count;
    }

    private static PieceKind Next(ReadOnlySpan<char> text, ref int at, out uint hash)
    {
        bool letters = false;
        bool digits = false;
        hash = LatinFold.HashStart;
        while (at < text.Length)
        {
            char c = text[at];
            if (char.IsAsciiLetter(c))
            {
                letters = true;
            }
            else if (char.IsAsciiDigit(c))
            {
                digits = true;
            }
            else if (c != ' ' && (char.IsLetter(c) || (letters && IsInside(text, at, c))))
            {
                letters = true;
            }
            else
            {
                break;
            }

            hash = LatinFold.Add(hash, c);
            at++;
        }

        if (!letters && !digits)
        {
            at++;
            return PieceKind.Mark;
        }

        return letters && digits ? PieceKind.Mixed : letters ? PieceKind.Word : PieceKind.Digits;
    }

    /// <summary>Marks on a letter, surrogates of rare scripts, and the apostrophe of O'Brien.</summary>
    private static bool IsInside(ReadOnlySpan<char> text, int at, char c) =>
        c is '\'' or '’' ? at + 1 < text.Length && char.IsLetter(text[at + 1])
        : c > 127 && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
