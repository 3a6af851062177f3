// Counts a text as Mastodon does: characters as people see them, every address the same, of a mention only the name.
using System.Text;
using System.Text.RegularExpressions;

namespace Folkmoot.Networks.Counting;

/// <summary>After app/validators/status_length_validator.rb, app/lib/extractor.rb and Account::MENTION_RE of Mastodon (read 2026-11-22).</summary>
internal static partial class MastodonText
{
    private const string WordCharacter = @"\p{L}\p{M}\p{Nd}\p{Pc}";

    public static Counted Count(string text, int limit, int addressLength)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new(0, text.Length);
        }

        // Mastodon counts the text with stand-ins in it, so that a mark right behind an address still belongs to its last character.
        var rewritten = new StringBuilder(text.Length);
        var parts = new List<(int Rewritten, int Original)>();
        int at = 0;
        foreach (var (start, end, counts) in Entities(text, addressLength))
        {
            parts.Add((rewritten.Length, at));
            rewritten.Append(text, at, start - at);
            parts.Add((rewritten.Length, start));
            rewritten.Append(text[start] == '@' ? text.AsSpan(start, counts) : new string('x', counts));
            at = end;
        }

        parts.Add((rewritten.Length, at));
        rewritten.Append(text, at, text.Length - at);
        var counted = Graphemes.Count(rewritten.ToString(), limit, joinConjuncts: false);
        if (counted.Length <= limit)
        {
            return counted with { FitsTo = text.Length };
        }

        // Even parts stand as they were; a place within a stand-in is where what it stands for begins.
        int part = parts.FindLastIndex(p => p.Rewritten <= counted.FitsTo);
        return counted with { FitsTo = parts[part].Original + (part % 2 == 0 ? counted.FitsTo - parts[part].Rewritten : 0) };
    }

    /// <summary>Addresses and mentions in order; of two that overlap the one that begins first counts, as does the address where both begin together.</summary>
    private static IEnumerable<(int Start, int End, int Counts)> Entities(string text, int addressLength)
    {
        var entities = AddressFinder.Find(text, AddressGrammar.Mastodon).Select(address => (address.Start, address.End, Counts: addressLength)).ToList();
        foreach (Match match in Mentions().Matches(text))
        {
            if (!EndsMention(text.AsSpan(match.Index + match.Length)))
            {
                int host = match.Value.IndexOf('@', 1);
                entities.Add((match.Index, match.Index + match.Length, host < 0 ? match.Length : host));
            }
        }

        int end = 0;
        foreach (var entity in entities.OrderBy(entity => entity.Start))
        {
            if (entity.Start >= end)
            {
                end = entity.End;
                yield return entity;
            }
        }
    }

    // What stands right behind can undo a mention: a further @, a letter with a mark, the rest of a scheme.
    private static bool EndsMention(ReadOnlySpan<char> after) =>
        after.Length > 0 && (after[0] is '@' or '＠' || AddressGrammar.IsLatinAccent(after[0]) || after.StartsWith("://", StringComparison.Ordinal));

    [GeneratedRegex($@"(?<![=/{WordCharacter}])@[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*(?:@[{WordCharacter}]+(?:[.-]+[{WordCharacter}]+)*)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mentions();
}
