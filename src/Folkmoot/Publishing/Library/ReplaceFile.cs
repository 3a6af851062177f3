// Puts another file in the place of a picture: what is known goes over to it, the old one is archived, and posts keep what was approved.
using Folkmoot.Accounts;
using Folkmoot.Storage;

namespace Folkmoot.Publishing.Library;

internal abstract record ReplaceOutcome;

internal sealed record Replaced(Guid MediaId) : ReplaceOutcome;

/// <summary>The file was not taken in.</summary>
internal sealed record NotTaken(Problem Problem) : ReplaceOutcome;

internal sealed record NotReplaced(string TextKey) : ReplaceOutcome;

internal sealed class ReplaceFile(StoreDb db, UploadImage upload, Actor actor, IAudit audit, TimeProvider clock)
{
    public async Task<ReplaceOutcome> RunAsync(Guid mediaId, UploadRequest request, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        var answer = await upload.RunAsync(request, cancellationToken);
        if (answer is not Uploaded { Media.Id: var other })
        {
            return new NotTaken(((NotUploaded)answer).Problem);
        }

        if (other == mediaId || await db.ItemAsync(mediaId, person, now, cancellationToken) is not { } old || await db.ItemAsync(other, person, now, cancellationToken) is not { } item)
        {
            return new NotReplaced(other == mediaId ? "publishing.library.replace.same" : "publishing.library.changed");
        }

        if (item.Version == 0)
        {
            // Nobody has said anything of it. Whom the new picture shows is asked anew: it may be others.
            (item.Title, item.Descriptions, item.Tags, item.Author) = (old.Title, old.Descriptions, old.Tags is null ? null : [.. old.Tags], old.Author);
            (item.Rights, item.Terms, item.LicensedUntil, item.Attribution, item.ExpiresOn) = (old.Rights, old.Terms, old.LicensedUntil, old.Attribution, old.ExpiresOn);
            item.Index();
        }

        (old.ArchivedAt, old.ReplacedBy) = (old.ArchivedAt ?? now, other);
        item.ArchivedAt = null;
        old.Touch(now);
        item.Touch(now);
        audit.Record("publishing.media.replaced", "media", mediaId, new { by = other });
        return await db.SaveItemAsync(item, cancellationToken) is Outcome.Made ? new Replaced(other) : new NotReplaced("publishing.library.changed");
    }
}
