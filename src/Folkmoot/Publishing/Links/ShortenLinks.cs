// Replaces the addresses in the texts of a post that is being written by short links of its own.
using Folkmoot.Accounts;

namespace Folkmoot.Publishing.Links;

/// <param name="Made">How many addresses were replaced.</param>
/// <param name="Fault">Key of why nothing was done; null otherwise.</param>
internal sealed record Shortened(IReadOnlyList<string> Texts, int Made, string? Fault = null);

internal sealed class ShortenLinks(MakeLink make, FindLinks find, LinkAddress address)
{
    /// <summary>One link for each address, the same in every text, so that it is known how often this post's was followed.</summary>
    /// <param name="texts">The master text and its versions; come back in this order.</param>
    public async Task<Shortened> RunAsync(IReadOnlyList<string> texts, string note, CancellationToken cancellationToken)
    {
        if (address.Root is not { } root)
        {
            return new Shortened(texts, 0, "publishing.links.no-address");
        }

        var shorter = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var full in LinkRules.AddressesIn(texts).Where(a => LinkRules.Target(a, root) is not null && a.Length > root.ToString().Length + LinkRules.Prefix.Length - 1 + LinkRules.MadeLength))
        {
            var made = await make.RunAsync(new(full, "", note.Length > ShortLink.NoteMax ? note[..ShortLink.NoteMax] : note), cancellationToken);
            if (made is Outcome.Made { Id: var id } && await find.FindAsync(id, cancellationToken) is { } row)
            {
                shorter[full] = address.Of(row.Link.Code)!;
            }
        }

        return new Shortened([.. texts.Select(t => LinkRules.Replace(t, shorter))], shorter.Count, shorter.Count == 0 ? "publishing.links.none-here" : null);
    }
}
