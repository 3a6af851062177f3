// Writes down what is known of a picture; posts that waited because of it are asked again at once.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Holds;
using Folkmoot.Publishing.Plan;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library;

internal sealed class SaveLibraryItem(StoreDb db, WakeHeld wake, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="Version">That its editor had before them; 0 where nothing was known.</param>
    /// <param name="Descriptions">Alternative texts by language; empty ones are none.</param>
    /// <param name="Tags">As typed.</param>
    internal sealed record Input(Guid MediaId, int Version, string Title, IReadOnlyList<(string Language, string Text)> Descriptions, string Tags)
    {
        public string Author { get; init; } = "";

        public MediaRights Rights { get; init; } = MediaRights.Unsaid;

        public string Terms { get; init; } = "";

        public DateOnly? LicensedUntil { get; init; }

        public string Attribution { get; init; } = "";

        public PeopleConsent Consent { get; init; } = PeopleConsent.Unsaid;

        public DateOnly? ConsentUntil { get; init; }

        public string ConsentReference { get; init; } = "";

        public DateOnly? ExpiresOn { get; init; }
    }

    public async Task<Outcome> RunAsync(Input typed, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        var input = Cleaned(typed);
        var tags = PostTags.Read(input.Tags);
        if (await db.ItemAsync(input.MediaId, person, now, cancellationToken) is not { } item || item.Version != input.Version)
        {
            return new Outcome.Refused("", "publishing.library.changed");
        }

        var proofs = await db.ConsentProofs.AnyAsync(p => p.ItemId == item.Id, cancellationToken);
        if (Fault(input, tags, item, proofs) is { } refused)
        {
            db.ChangeTracker.Clear();
            return refused;
        }

        var before = Said(item);
        (item.Title, item.Author, item.Rights, item.Terms, item.Attribution) = (input.Title, input.Author, input.Rights, input.Terms, input.Attribution);
        item.Describe(input.Descriptions.ToDictionary(d => d.Language, d => d.Text, StringComparer.OrdinalIgnoreCase));
        item.Tags = tags.Count > 0 ? tags : null;
        item.LicensedUntil = input.Rights == MediaRights.Licensed ? input.LicensedUntil : null;
        (item.Consent, item.ConsentReference, item.ExpiresOn) = (input.Consent, input.ConsentReference, input.ExpiresOn);
        item.ConsentUntil = input.Consent == PeopleConsent.Given ? input.ConsentUntil : null;
        item.WithdrawnAt = input.Consent == PeopleConsent.Withdrawn ? item.WithdrawnAt : null;
        item.Index();
        item.Touch(now);
        audit.Record("publishing.media.described", "media", item.MediaId, new { before, after = Said(item) });
        await wake.RunAsync(null, cancellationToken);
        return await db.SaveItemAsync(item, cancellationToken);
    }

    private static Input Cleaned(Input typed) => typed with
    {
        Title = PostDraft.OneLine(typed.Title),
        Author = PostDraft.OneLine(typed.Author),
        Terms = PostDraft.Clean(typed.Terms),
        Attribution = PostDraft.OneLine(typed.Attribution),
        ConsentReference = PostDraft.OneLine(typed.ConsentReference),
        Descriptions = [.. typed.Descriptions.Select(d => (d.Language.Trim(), PostDraft.Clean(d.Text))).Where(d => d.Item2.Length > 0)],
    };

    private static Outcome.Refused? Fault(Input input, List<string> tags, LibraryItem item, bool proofs) =>
        input.Title.Length is 0 or > LibraryItem.TitleMax ? new("Title", "publishing.library.title.wrong")
        : input.Descriptions.Count > LibraryItem.DescriptionsMax || input.Descriptions.Any(d => d.Text.Length > PostImage.AltTextMax || d.Language.Length == 0 || !PostDraft.IsLanguage(d.Language))
            || input.Descriptions.DistinctBy(d => d.Language, StringComparer.OrdinalIgnoreCase).Count() != input.Descriptions.Count ? new("Descriptions", "publishing.library.descriptions.wrong")
        : PostTags.Fault(tags) is not null ? new("Tags", "publishing.library.tags.wrong")
        : input.Author.Length > LibraryItem.AuthorMax ? new("Author", "publishing.library.author.wrong")
        : !Enum.IsDefined(input.Rights) || input.Terms.Length > LibraryItem.TermsMax || (input.Rights == MediaRights.Licensed && input.Terms.Length == 0) ? new("Terms", "publishing.library.terms.wrong")
        : input.Attribution.Length > LibraryItem.AttributionMax || (input.Rights == MediaRights.CreativeCommons && input.Attribution.Length == 0) ? new("Attribution", "publishing.library.attribution.wrong")
        // Consent is taken back by an act of its own, which lists where the picture is out.
        : !Enum.IsDefined(input.Consent) || (input.Consent == PeopleConsent.Withdrawn && item.Consent != PeopleConsent.Withdrawn) ? new("Consent", "publishing.library.consent.wrong")
        : input.ConsentReference.Length > LibraryItem.ReferenceMax || (input.Consent == PeopleConsent.Given && input.ConsentReference.Length == 0 && !proofs) ? new("ConsentReference", "publishing.library.consent.proof")
        : null;

    /// <summary>For the audit trail: what decides, and no texts of people.</summary>
    private static object Said(LibraryItem item) => new
    {
        rights = item.Rights.ToString(),
        item.LicensedUntil,
        attribution = item.Attribution,
        consent = item.Consent.ToString(),
        item.ConsentUntil,
        reference = item.ConsentReference,
        item.ExpiresOn,
    };
}
