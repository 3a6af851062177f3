// Which parts of something were translated by a machine and need a named person's review before they may be published.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting.Translations;

/// <param name="Language">BCP 47 tag of the translation.</param>
/// <param name="Reviewers">Who may review it; empty where the agency has named nobody.</param>
internal sealed record ToReview(string Language, IReadOnlyList<Guid> Reviewers);

internal sealed class Unreviewed(StoreDb db)
{
    private const int Most = 200;

    /// <param name="texts">All texts as they are now.</param>
    public async Task<IReadOnlyList<ToReview>> OfAsync(string subject, Guid subjectId, IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        var languages = (await TakenAsync(subject, subjectId, cancellationToken)).Where(p => (p.Taken ?? p.Proposed) is { } words && TraceRules.Remains(words, texts))
            .Select(p => p.Language!).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (languages.Count == 0)
        {
            return [];
        }

        var reviewers = (await db.TranslationReviewers.AsNoTracking().Where(r => languages.Contains(r.Language)).ToListAsync(cancellationToken)).ToLookup(r => r.Language, r => r.PersonId);
        return [.. languages.Order(StringComparer.Ordinal).Select(l => new ToReview(l, [.. reviewers[l]]))];
    }

    /// <summary>Translations that were taken over and that are not from the memory alone; those that this save ties to it too.</summary>
    internal async Task<IReadOnlyList<Proposal>> TakenAsync(string subject, Guid subjectId, CancellationToken cancellationToken)
    {
        await db.Proposals.Where(p => p.Subject == subject && p.SubjectId == subjectId && p.Purpose == Purpose.Translate).OrderByDescending(p => p.At).Take(Most).LoadAsync(cancellationToken);
        return [.. db.Proposals.Local.Where(p => p.Subject == subject && p.SubjectId == subjectId && p.Purpose == Purpose.Translate && p.Language is not null && p.Model != ProposeTranslation.Memory
            && p.Verdict is ProposalVerdict.Accepted or ProposalVerdict.Changed)];
    }
}
