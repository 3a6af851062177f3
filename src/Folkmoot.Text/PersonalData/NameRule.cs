// Finds the names of people: listed names with capitals, names behind titles and introductions.
namespace Folkmoot.Text.PersonalData;

/// <summary>
/// A listed name counts by itself when it is nothing else; one that is also a word or a place needs a surname, a title or an introduction.
/// What follows a name with a capital belongs to it.
/// </summary>
internal static class NameRule
{
    private const int LongestName = 5;

    private enum Support
    {
        None,
        Weak,
        Role,
        Title,
    }

    /// <summary>
    /// The last piece of the name that begins at a piece, and how many units a possessive ending takes from it; -1 when none begins there.
    /// <paramref name="next"/> is the piece to go on with: behind the name, or behind the place that is called after somebody.
    /// </summary>
    public static int Find(Pieces pieces, int index, out int possessive, out int next)
    {
        possessive = 0;
        next = index + 1;
        if (char.IsAsciiLetterLower(pieces.Text[pieces[index].Start]) && Kinds(pieces, index) == NameKinds.None)
        {
            return -1;
        }

        bool title = pieces.In(NameWords.Title, index) || pieces.In(NameWords.Role, index);
        if (!pieces.IsKind(index, PieceKind.Word) || (title && pieces.Capital(index + 1) && pieces.Near(index + 1)))
        {
            return -1;
        }

        if (pieces.Capital(index) && Run(pieces, index) is var end && end >= index && IsPlace(pieces, index, end))
        {
            next = end + 1;
            return -1;
        }

        var support = SupportBefore(pieces, index);
        int last = pieces.Capital(index) ? Capitals(pieces, index, support) : Small(pieces, index, support);
        if (last < 0)
        {
            return -1;
        }

        next = last + 1;
        possessive = pieces[last].Length - Bare(pieces.Of(last)).Length;
        return last;
    }

    private static int Capitals(Pieces pieces, int index, Support support)
    {
        int end = Run(pieces, index);
        if (end < index)
        {
            return -1;
        }

        bool starts = StartsSentence(pieces, index);
        bool shouted = pieces.Shouted(index) && pieces[index].Length > 2;
        var kinds = Kinds(pieces, index);
        bool given = (kinds & NameKinds.Given) != 0;
        bool doubtful = (kinds & (NameKinds.Word | NameKinds.Place)) != 0;
        var next = end > index ? SurnameIn(pieces, index + 1, end) : NameKinds.None;
        bool surname = (next & (NameKinds.Surname | NameKinds.Given)) != 0;
        bool sureSurname = surname && (next & NameKinds.Word) == 0;
        bool accepted = support switch
        {
            Support.Title => true,
            Support.Role => given || (kinds & NameKinds.Surname) != 0 || sureSurname,
            Support.Weak => given && !(pieces.In(NameWords.Quality, index) && end == index),
            _ when shouted => given && !doubtful && surname && (next & NameKinds.Word) == 0,
            _ when given && !doubtful => true,
            _ when given => sureSurname || (surname && !starts && end > index),
            _ => sureSurname && !starts && end == index + 1 && (next & NameKinds.Surname) != 0 && pieces[index].Length > 2 && (kinds & NameKinds.Word) == 0 && !shouted,
        };
        if (!accepted)
        {
            return -1;
        }

        return shouted && support == Support.None ? index + 1 : end;
    }

    /// <summary>Without capitals a name is taken behind an introduction, or as a given name with a surname that are nothing else.</summary>
    private static int Small(Pieces pieces, int index, Support support)
    {
        var kinds = Kinds(pieces, index);
        bool given = (kinds & NameKinds.Given) != 0;
        bool sure = given && (kinds & (NameKinds.Word | NameKinds.Place)) == 0;
        bool caseless = char.GetUnicodeCategory(pieces.Text[pieces[index].Start]) == System.Globalization.UnicodeCategory.OtherLetter;
        var next = pieces.IsKind(index + 1, PieceKind.Word) && pieces.Near(index + 1) ? Kinds(pieces, index + 1) : NameKinds.None;
        bool surname = (next & (NameKinds.Surname | NameKinds.Given)) != 0 && (next & (NameKinds.Word | NameKinds.Place)) == 0 && pieces[index + 1].Length > 3;
        if (support == Support.Title && (given || !caseless) && !pieces.In(NameWords.Never, index) && (sure || caseless || (kinds & NameKinds.Surname) != 0))
        {
            return surname ? index + 1 : index;
        }

        return (support == Support.Weak && sure) || (sure && surname && pieces[index].Length > 3) ? (surname ? index + 1 : index) : -1;
    }

    /// <summary>The last piece of a row of words with capitals that could be one name; before <paramref name="index"/> when there is none.</summary>
    private static int Run(Pieces pieces, int index)
    {
        if (pieces.In(NameWords.Never, index) && (GivenNames.KindsOf(pieces.Of(index), pieces[index].Hash) & NameKinds.Given) == 0)
        {
            return -1;
        }

        int last = index;
        int words = 1;
        for (int i = index + 1; i < pieces.Count && words < LongestName; i++)
        {
            if (!pieces.Near(i) || EndsWithPossessive(pieces.Of(i - 1)))
            {
                break;
            }

            bool joined = pieces.Is(i, '-') && pieces.Touches(i) && pieces.Touches(i + 1) && pieces.Capital(i + 1);
            bool initial = pieces.Is(i, '.') && pieces.Touches(i) && pieces[i - 1].Length == 1 && pieces.Capital(i - 1) && pieces.Capital(i + 1);
            if (joined || initial)
            {
                continue;
            }

            bool leads = pieces.Is(i + 1, '-') && pieces.Touches(i + 1);
            if (pieces.Capital(i) && (leads || pieces.Is(i - 1, '-') || !pieces.In(NameWords.Never, i)))
            {
                // Shouted words belong to a name only when they are listed.
                if (pieces.Shouted(i) && pieces[i].Length > 2 && Kinds(pieces, i) == NameKinds.None && !pieces.Shouted(index))
                {
                    break;
                }

                last = i;
                words++;
                continue;
            }

            if (!pieces.In(NameWords.Particle, i) || !ParticleLeads(pieces, i))
            {
                break;
            }
        }

        return last;
    }

    private static bool ParticleLeads(Pieces pieces, int index)
    {
        int next = index + 1;
        next += pieces.In(NameWords.Particle, next) && pieces.Near(next) && !pieces.Capital(next) ? 1 : 0;
        return pieces.Near(next) && pieces.Capital(next) && !pieces.In(NameWords.Never, next) && Kinds(pieces, next) != NameKinds.None
            && pieces.Of(index) is not ("y" or "e" or "of" or "al" or "la" or "las" or "los" or "el" or "le");
    }

    /// <summary>What is known about the words behind the first: the best of them.</summary>
    private static NameKinds SurnameIn(Pieces pieces, int from, int to)
    {
        var best = NameKinds.None;
        for (int i = from; i <= to; i++)
        {
            var kinds = pieces.IsKind(i, PieceKind.Word) ? Kinds(pieces, i) : NameKinds.None;
            bool better = kinds != NameKinds.None && (best == NameKinds.None || ((best & NameKinds.Word) != 0 && (kinds & NameKinds.Word) == 0));
            best = better ? kinds : best;
        }

        return best;
    }

    /// <summary>The words around make it a street, a school, a storm.</summary>
    private static bool IsPlace(Pieces pieces, int index, int end)
    {
        int before = index - 1;
        while (pieces.In(NameWords.Particle, before) && !pieces.Capital(before))
        {
            before--;
        }

        before -= pieces.Is(before, '.') ? 1 : 0;
        if (pieces.In(NameWords.PlaceHead, before) && !pieces.StartsLine(index) && (pieces.Capital(before) || pieces.Of(before) is "calle" or "plaza" or "place" or "parque" or "colonia" or "barrio" or "avenida" or "rue" or "via" or "rua" or "hurricane"))
        {
            return true;
        }

        for (int i = index + 1; i <= end; i++)
        {
            if (pieces.In(NameWords.PlaceTail, i))
            {
                return true;
            }
        }

        int after = end + 1;
        return after < pieces.Count && !pieces.StartsLine(after) && pieces[after].Start - pieces[end].End <= 1
            && ((pieces.In(NameWords.PlaceTail, after) && (pieces.Capital(after) || pieces.Of(after) is "st" or "street" or "ave" or "avenue" or "rd" or "road" or "park" or "school" or "bridge" or "county"))
                || (pieces.IsKind(after, PieceKind.Digits) && BirthRule.IsMonth(pieces.Of(index))));
    }

    private static Support SupportBefore(Pieces pieces, int index)
    {
        int at = index - 1;
        at -= pieces.Is(at, '.') ? 1 : 0;
        if (at >= 0 && pieces.IsKind(at, PieceKind.Word) && !pieces.StartsLine(index) && pieces.In(NameWords.Title, at))
        {
            return Support.Title;
        }

        at = index - 1;
        bool mark = pieces.Is(at, ':') || pieces.Is(at, ',') || (pieces.Is(at, '.') && at > 0 && pieces[at - 1].Length <= 5 && pieces.In(NameWords.Role, at - 1));
        int word = mark ? at - 1 : at;
        if (word < 0 || !pieces.IsKind(word, PieceKind.Word))
        {
            return Support.None;
        }

        if (pieces.Is(at, ':') ? pieces.In(NameWords.NameNoun, word) : pieces.In(NameWords.Strong, word) || (pieces.In(NameWords.Being, word) && pieces.In(NameWords.NameNoun, word - 1)))
        {
            return Support.Title;
        }

        if (pieces.Of(word).EndsWith("name's", StringComparison.OrdinalIgnoreCase))
        {
            return Support.Title;
        }

        if ((!mark || pieces.Is(at, '.')) && pieces.In(NameWords.Role, word))
        {
            return Support.Role;
        }

        return pieces.In(NameWords.Weak, word) || Two(pieces, word) ? Support.Weak : Support.None;
    }

    /// <summary>I am, this is, ich bin, je suis, ik ben, on behalf.</summary>
    private static bool Two(Pieces pieces, int word) =>
        pieces.IsKind(word - 1, PieceKind.Word) && (LatinFold.Equal(pieces.Of(word), "am") ? LatinFold.Equal(pieces.Of(word - 1), "i")
            : LatinFold.Equal(pieces.Of(word), "is") ? LatinFold.Equal(pieces.Of(word - 1), "this")
            : LatinFold.Equal(pieces.Of(word), "bin") ? LatinFold.Equal(pieces.Of(word - 1), "ich")
            : LatinFold.Equal(pieces.Of(word), "suis") ? LatinFold.Equal(pieces.Of(word - 1), "je")
            : LatinFold.Equal(pieces.Of(word), "ben") && LatinFold.Equal(pieces.Of(word - 1), "ik"));

    private static bool StartsSentence(Pieces pieces, int index) =>
        pieces.StartsLine(index) || pieces.Is(index - 1, '.') || pieces.Is(index - 1, '!') || pieces.Is(index - 1, '?') || pieces.Is(index - 1, ':')
        || pieces.Is(index - 1, '"') || pieces.Is(index - 1, '“') || pieces.Is(index - 1, '¿') || pieces.Is(index - 1, '¡') || pieces.Is(index - 1, '-');

    /// <summary>What is known about the name in a piece, its possessive ending left away.</summary>
    private static NameKinds Kinds(Pieces pieces, int index)
    {
        var word = pieces.Of(index);
        return EndsWithPossessive(word) ? GivenNames.KindsOf(Bare(word)) : GivenNames.KindsOf(word, pieces[index].Hash);
    }

    private static bool EndsWithPossessive(ReadOnlySpan<char> word) => word.Length > 3 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’';

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word) => EndsWithPossessive(word) ? word[..^2] : word;
}
