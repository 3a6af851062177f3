// Which agency a command is about.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts;

internal static class NamedAgency
{
    private const int Most = 100;

    /// <summary>The agency of that short name, or the only one where none is named; else what is wrong and what to do.</summary>
    public static async Task<(Guid Id, string? Problem)> FindAsync(StoreDb db, string? slug, CancellationToken cancellationToken)
    {
        var agencies = await db.Agencies.AsNoTracking().OrderBy(a => a.Slug).Select(a => new { a.Id, a.Slug }).Take(Most).ToListAsync(cancellationToken);
        var chosen = slug is null && agencies.Count == 1 ? agencies[0] : agencies.SingleOrDefault(a => a.Slug == slug);
        if (chosen is not null)
        {
            return (chosen.Id, null);
        }

        return (Guid.Empty, agencies.Count == 0
            ? "There is no agency yet. Start `folkmoot serve` and set one up first."
            : $"{(slug is null ? "There are several agencies" : $"There is no agency named {slug}")}: say which with --agency {string.Join('|', agencies.Select(a => a.Slug))}.");
    }
}
