// The dry run: holds each row of a file against the checks of the composer, and stores nothing.
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Holds;
using Folkmoot.Publishing.Library;
using Folkmoot.Publishing.Policies;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Imports;

/// <param name="DoneAs">The post that an earlier import made of the same row; null for none.</param>
internal sealed record CheckedRow(CsvRow Row, string Hash, RowDraft Read, IReadOnlyList<Problem> Problems, Guid? DoneAs)
{
    public bool IsGood => DoneAs is null && !IsBad;

    public bool IsBad => DoneAs is null && Problems.Any(p => p.Blocks);

    public string Label => PostRow.LabelOf(Read.Draft.Title, Read.Draft.Text);
}

/// <param name="Fault">Why the file cannot be read at all; then there are no rows.</param>
internal sealed record CheckedImport(ImportHeader? Header, ImportWorld World, IReadOnlyList<CheckedRow> Rows, ImportFault? Fault)
{
    public int Good => Rows.Count(r => r.IsGood);

    public int Bad => Rows.Count(r => r.IsBad);

    public int Done => Rows.Count(r => r.DoneAs is not null);
}

internal sealed class CheckImport(StoreDb db, LoadPost load, ReadChains chains, CheckPolicy policy, FindHolds holds, FindCampaigns campaigns, FindLibrary library, TimeProvider clock)
{
    public async Task<CheckedImport> RunAsync(string text, CancellationToken cancellationToken)
    {
        var world = await WorldAsync(cancellationToken);
        var table = CsvTable.Read(text);
        if (table.Fault is { } unread)
        {
            return new(null, world, [], unread);
        }

        var (header, fault) = ImportHeader.Read(table.Rows[0].Cells, world);
        if (header is null)
        {
            return new(null, world, [], fault);
        }

        var rows = table.Rows.Skip(1).Select(r => (Row: r, Hash: RowReader.HashOf(r, header))).ToList();
        var hashes = rows.Select(r => r.Hash).ToList();
        var done = await db.ImportedRows.AsNoTracking().Where(r => hashes.Contains(r.Hash)).ToDictionaryAsync(r => r.Hash, r => r.PostId, cancellationToken);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var found = new List<CheckedRow>();
        foreach (var (row, hash) in rows)
        {
            var read = RowReader.Read(row, header, world);
            var problems = read.Problems.Concat(await ChecksAsync(read, world, cancellationToken)).ToList();
            if (!seen.TryAdd(hash, row.Number))
            {
                problems.Insert(0, new Problem("row-twice", true, PostPart.Whole, null, seen[hash]));
            }

            found.Add(new(row, hash, read, problems, done.TryGetValue(hash, out var post) ? post : null));
        }

        return new(header, world, found, null);
    }

    public async Task<ImportWorld> WorldAsync(CancellationToken cancellationToken)
    {
        var agency = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => new { a.TimeZone, a.Language }).SingleAsync(cancellationToken);
        return new(
            await load.ChannelsAsync(cancellationToken),
            (await chains.NowAsync(cancellationToken)).Set.Labels,
            (await campaigns.OfferedAsync(null, cancellationToken)).ToDictionary(c => c.Key, c => c.Id),
            await library.TitlesAsync(cancellationToken),
            agency.TimeZone,
            agency.Language);
    }

    private async Task<IEnumerable<Problem>> ChecksAsync(RowDraft read, ImportWorld world, CancellationToken cancellationToken)
    {
        if (read.Draft.Limits().Any())
        {
            // Not even a draft can be like that.
            return [];
        }

        var answer = await policy.RunAsync(read.Content, read.Draft.Source, cancellationToken);
        return [.. answer.Policy.Findings.Cite(Checks.Of(read.Content, world.Channels, clock.GetUtcNow()), read.Content), .. answer.Found, .. await holds.WarnAsync(read.Content, null, cancellationToken)];
    }
}
