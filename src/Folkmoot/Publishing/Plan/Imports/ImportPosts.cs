// Makes drafts of the good rows of a file, each row once, however often the file is sent.
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Accounts;
using Folkmoot.Publishing.Revisions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Imports;

/// <param name="AllOrNothing">Nothing is imported while one row is bad.</param>
internal sealed record ImportRequest(string Text, string FileName, bool AllOrNothing);

internal abstract record ImportOutcome;

internal sealed record Imported(Guid ImportId, int Made, CheckedImport Seen) : ImportOutcome;

/// <summary>Nothing was stored: the file cannot be read, no row is good and new, or one is bad and all were wanted.</summary>
internal sealed record NotImported(CheckedImport Seen) : ImportOutcome;

internal sealed class ImportPosts(StoreDb db, CheckImport check, KeepRevision revisions, PostLog log, IAudit audit, Actor actor, TimeProvider clock)
{
    /// <summary>Others may import the same rows at the same moment; each try finds theirs done.</summary>
    private const int Tries = 3;

    public async Task<ImportOutcome> RunAsync(ImportRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        for (var left = Tries; ; left--)
        {
            var seen = await check.RunAsync(request.Text, cancellationToken);
            if (seen.Good == 0 || (request.AllOrNothing && seen.Bad > 0))
            {
                return new NotImported(seen);
            }

            var import = await AddAsync(request, seen, cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return new Imported(import.Id, import.Made, seen);
            }
            catch (DbUpdateException e) when (left > 1 && db.IsUniqueViolation(e))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<PostImport> AddAsync(ImportRequest request, CheckedImport seen, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        var import = new PostImport
        {
            Id = Guid.CreateVersion7(now),
            FileName = request.FileName.Length <= PostImport.FileNameMax ? request.FileName : request.FileName[..PostImport.FileNameMax],
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Text.ReplaceLineEndings("\n")))),
            Made = seen.Good,
            ImportedBy = person,
            At = now,
        };
        db.PostImports.Add(import);
        foreach (var row in seen.Rows.Where(r => r.IsGood))
        {
            var post = PostOf(row.Read, seen.World, person, now);
            db.Posts.Add(post);
            db.ImportedRows.Add(new ImportedRow { Id = Guid.CreateVersion7(now), ImportId = import.Id, Number = row.Row.Number, Hash = row.Hash, PostId = post.Id });
            await revisions.RunAsync(post, null, automatic: false, restoredFrom: null, cancellationToken);
            log.Record(post.Id, PostAct.Created, facts: new { import = import.Id, row = row.Row.Number });
        }

        audit.Record("publishing.import.made", "post-import", import.Id, new { file = import.Hash, made = import.Made, bad = seen.Bad, already = seen.Done });
        return import;
    }

    private Post PostOf(RowDraft read, ImportWorld world, Guid author, DateTimeOffset now)
    {
        var (draft, content) = (read.Draft, read.Content);
        var post = new Post
        {
            Id = Guid.CreateVersion7(now),
            AuthorId = author,
            Title = draft.Title,
            Text = draft.Text,
            Source = draft.Source,
            Languages = [.. draft.Languages],
            Labels = draft.Labels is null ? null : [.. draft.Labels],
            DueAt = content.DueAt,
            DueLocal = draft.DueLocal is { } local ? WallClock.Write(local) : null,
            TimeZone = world.Zone,
            PublishBy = content.PublishBy,
            EmbargoUntil = content.EmbargoUntil,
            CampaignId = read.CampaignId,
            Tags = read.Tags.Count > 0 ? read.Tags : null,
            CreatedAt = now,
            ChangedAt = now,
        };
        db.PostTargets.AddRange(draft.Channels.Select(c => new PostTarget { Id = Guid.CreateVersion7(now), PostId = post.Id, ChannelId = c }));
        db.PostVersions.AddRange(draft.Versions.Select(v => new PostVersion { Id = Guid.CreateVersion7(now), PostId = post.Id, ChannelId = v.ChannelId, Text = v.Text }));
        db.PostImages.AddRange(draft.Images.Select((image, place) => new PostImage
        {
            Id = Guid.CreateVersion7(now),
            PostId = post.Id,
            MediaId = image.MediaId,
            Position = place,
            AltText = image.AltText,
        }));
        return post;
    }
}
