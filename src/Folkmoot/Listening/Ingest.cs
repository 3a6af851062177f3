// Makes mentions of raw records, exactly once each; what nothing can be made of becomes a dead letter that a person can replay.
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening;

internal sealed record IngestRaw(IReadOnlyList<Guid> RawIds);

internal sealed partial class Ingest(StoreDb db, Jobs jobs, Texts texts, TimeProvider clock, ILogger<Ingest> logger) : IHandle<IngestRaw>
{
    public async Task<Next> HandleAsync(IngestRaw job, CancellationToken cancellationToken)
    {
        var rows = await db.RawEvents.Where(r => job.RawIds.Contains(r.Id) && r.DoneAt == null && r.DeadAt == null)
            .OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return Next.Done;
        }

        var sourceIds = rows.Select(r => r.SourceId).Distinct().ToList();
        var sources = await db.Sources.AsNoTracking().Where(s => sourceIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        var now = clock.GetUtcNow();
        var mentions = new List<Mention>(rows.Count);
        foreach (var row in rows)
        {
            var (mention, reason) = Incomings.Of(row, sources[row.SourceId], now);
            if (mention is null)
            {
                row.DeadAt = now;
                row.Error = reason!.ToStored();
                Log.Dead(logger, row.Id, texts.ResolveEnglish(row.Error));
                continue;
            }

            row.DoneAt = now;
            mentions.Add(mention);
        }

        // One transaction: a mention is there if, and only if, its raw record is done and its analysis is asked for.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var stored = mentions.Count == 0 ? new HashSet<Guid>() : await db.InsertNewAsync(mentions, cancellationToken);
        if (stored.Count > 0)
        {
            Lane? lane = sources.Values.All(s => s.Kind == SourceKind.Import) ? Lane.Analytics : null;
            await jobs.AddAsync(new AnalyseMentions([.. mentions.Where(m => stored.Contains(m.Id)).Select(m => m.Id)]), cancellationToken, lane: lane);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Next.Done;
    }

    private static partial class Log
    {
        [LoggerMessage(700, LogLevel.Error, "Raw record {RawId} is a dead letter: {Reason}")]
        public static partial void Dead(ILogger logger, Guid rawId, string reason);
    }
}
