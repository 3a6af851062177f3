// Takes in a JSON Lines file of mentions: each row exactly once, however often the file is given, and no bad row stops the rest.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening.Import;

/// <param name="Id">Null where it could not be read.</param>
internal sealed record ImportError(long Line, string? Id, Reason Error);

/// <param name="Rows">Lines that were not empty.</param>
/// <param name="Stored">Taken in now.</param>
/// <param name="Known">Taken in before.</param>
internal sealed record ImportSummary(long Rows, long Stored, long Known, long Errors);

internal sealed class ImportMentions(StoreDb db, Jobs jobs, IAudit audit, TimeProvider clock)
{
    public const string SourceNameDefault = "import";

    private const int Batch = 200;

    /// <param name="sourceName">Ids are unique within it.</param>
    /// <param name="onError">Called for every bad row, in the order of the lines.</param>
    /// <param name="onRows">Called after every batch with the rows done so far.</param>
    public async Task<ImportSummary> RunAsync(
        Stream input, string sourceName, Action<ImportError> onError, Action<long>? onRows, CancellationToken cancellationToken)
    {
        var source = await SourceAsync(sourceName, cancellationToken);
        var sum = new ImportSummary(0, 0, 0, 0);
        var batch = new List<(long Line, ImportRow Row)>(Batch);
        await foreach (var line in ImportLines.ReadAsync(input, cancellationToken))
        {
            if (ImportRow.Read(line, clock.GetUtcNow()) is { } row)
            {
                batch.Add((line.Number, row));
            }

            if (batch.Count == Batch)
            {
                sum = await StoreAsync(source, batch, sum, onError, cancellationToken);
                batch.Clear();
                onRows?.Invoke(sum.Rows);
            }
        }

        sum = await StoreAsync(source, batch, sum, onError, cancellationToken);
        await EndAsync(source, sum, cancellationToken);
        return sum;
    }

    private async Task<Source> SourceAsync(string name, CancellationToken cancellationToken)
    {
        var source = await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.ChannelId == null && s.Kind == SourceKind.Import && s.Name == name, cancellationToken);
        if (source is not null)
        {
            return source;
        }

        var now = clock.GetUtcNow();
        source = new Source { Id = Guid.CreateVersion7(now), Kind = SourceKind.Import, Network = ImportRow.NoNetwork, Name = name, CreatedAt = now };
        await db.InsertNewAsync([source], cancellationToken);
        return await db.Sources.AsNoTracking().SingleAsync(s => s.ChannelId == null && s.Name == name, cancellationToken);
    }

    private async Task<ImportSummary> StoreAsync(
        Source source, List<(long Line, ImportRow Row)> batch, ImportSummary sum, Action<ImportError> onError, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var errors = batch.Where(b => b.Row.Error is not null).Select(b => new ImportError(b.Line, b.Row.Id, b.Row.Error!)).ToList();
        List<(long Line, NewRow Item)> items = [.. batch.Where(b => b.Row.Error is null).Select(b => (b.Line, new NewRow(b.Row, source, now)))];
        var texts = await TextsAsync(source, [.. items.Select(i => i.Item.Raw.ExternalId).Distinct()], cancellationToken);
        List<NewRow> unseen = [.. items.Select(i => i.Item).Where(i => !texts.ContainsKey(i.Raw.ExternalId)).DistinctBy(i => i.Raw.ExternalId)];

        // One transaction: what is stored will be made a mention, and what is not stored can be given again.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var fresh = unseen.Count == 0 ? new HashSet<Guid>() : await db.InsertNewAsync([.. unseen.Select(i => i.Raw)], cancellationToken);
        if (fresh.Count > 0)
        {
            await jobs.AddAsync(new IngestRaw([.. unseen.Select(i => i.Raw.Id).Where(fresh.Contains)]), cancellationToken, lane: Lane.Analytics);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();

        // A second row with the same id is the same row or a mistake, whether it stands in this file or in one before.
        unseen.ForEach(i => texts.TryAdd(i.Raw.ExternalId, i.Text));
        List<(long Line, NewRow Item)> known = [.. items.Where(i => !fresh.Contains(i.Item.Raw.Id))];
        List<ImportError> conflicts =
        [
            .. known.Where(k => texts[k.Item.Raw.ExternalId] != k.Item.Text).Select(k => new ImportError(
                k.Line, k.Item.Raw.ExternalId, new Reason("listening.reason.row.other-text"))),
        ];
        errors.AddRange(conflicts);
        errors.OrderBy(e => e.Line).ToList().ForEach(onError);
        return new ImportSummary(sum.Rows + batch.Count, sum.Stored + fresh.Count, sum.Known + known.Count - conflicts.Count, sum.Errors + errors.Count);
    }

    /// <summary>The texts that are stored under these ids: as mentions, or still as raw records.</summary>
    private async Task<Dictionary<string, string>> TextsAsync(Source source, List<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var origin = Incomings.OriginOf(source, source.Network);
        var texts = await db.Mentions.AsNoTracking().Where(m => m.Origin == origin && ids.Contains(m.ExternalId))
            .ToDictionaryAsync(m => m.ExternalId, m => m.Text, StringComparer.Ordinal, cancellationToken);
        var waiting = await db.RawEvents.AsNoTracking().Where(r => r.SourceId == source.Id && ids.Contains(r.ExternalId))
            .Select(r => new { r.ExternalId, r.Payload }).ToListAsync(cancellationToken);
        foreach (var raw in waiting)
        {
            texts.TryAdd(raw.ExternalId, Incomings.Clean(Incomings.Read(raw.Payload)?.Text, Mention.TextMax));
        }

        return texts;
    }

    private async Task EndAsync(Source source, ImportSummary sum, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Sources.Where(s => s.Id == source.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastReadAt, now), cancellationToken);
        audit.Record("listening.mentions.imported", "source", source.Id, new { source.Name, sum.Rows, sum.Stored, sum.Known, sum.Errors });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A good row on its way into the store.</summary>
    private sealed class NewRow(ImportRow row, Source source, DateTimeOffset now)
    {
        public RawEvent Raw { get; } = new()
        {
            Id = Guid.CreateVersion7(now),
            SourceId = source.Id,
            Network = row.Network,
            ExternalId = row.Id!,
            Payload = Incomings.Write(row.Incoming!),
            ReceivedAt = now,
        };

        /// <summary>As it will be stored.</summary>
        public string Text { get; } = Incomings.Clean(row.Incoming!.Text, Mention.TextMax);
    }
}
