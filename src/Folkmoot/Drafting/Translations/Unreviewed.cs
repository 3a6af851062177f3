// Which parts of something were translated by a machine and need a named person's review before they may be published.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting.Translations;

/// <param name="Language">BCP 47 tag of the translation.</param>
/// <param name="Reviewers">Who may review it; empty where the agency has named nobody.</param>
internal sealed record ToReview(string Language, IReadOnlyList<Guid> Reviewers);

internal sealed class Unreviewed(StoreDb db, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>A copy of something may come so much later.</summary>
    private static readonly TimeSpan Looked = TimeSpan.FromDays(180);

    /// <param name="texts">All texts as they are now.</param>
    public async Task<IReadOnlyList<ToReview>> OfAsync(string subject, Guid subjectId, IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        var languages = new List<string>();
        foreach (var proposal in (await TakenAsync(subject, subjectId, copies: true, cancellationToken)).Where(p => !languages.Contains(p.Language!)))
        {
            if ((proposal.Taken ?? proposal.Proposed) is { } words && TraceRules.Remains(words, texts) && !await IsKnownAsync(words, proposal.Language!, texts, cancellationToken))
            {
                languages.Add(proposal.Language!);
            }
        }

        if (languages.Count == 0)
        {
            return [];
        }

        var reviewers = (await db.TranslationReviewers.AsNoTracking().Where(r => languages.Contains(r.Language)).ToListAsync(cancellationToken)).ToLookup(r => r.Language, r => r.PersonId);
        return [.. languages.Order(StringComparer.Ordinal).Select(l => new ToReview(l, [.. reviewers[l]]))];
    }

    /// <summary>Translations that were taken over and that are not from the memory alone; those that this save ties to it too.</summary>
    /// <param name="copies">Those of others as well: what is copied from one to another brings its translations along.</param>
    internal async Task<IReadOnlyList<Proposal>> TakenAsync(string subject, Guid subjectId, bool copies, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Looked;
        await db.Proposals.Where(p => p.Subject == subject && p.Purpose == Purpose.Translate && (p.SubjectId == subjectId || (copies && p.SubjectId != null && p.At > since)))
            .OrderByDescending(p => p.At).Take(Most).LoadAsync(cancellationToken);
        return [.. db.Proposals.Local.Where(p => p.Subject == subject && p.Purpose == Purpose.Translate && p.SubjectId is { } of && (copies || of == subjectId) && p.Language is not null
            && p.Model != ProposeTranslation.Memory && p.Verdict is ProposalVerdict.Accepted or ProposalVerdict.Changed)];
    }

    /// <summary>Every sentence of it that still stands there is one that a person has reviewed.</summary>
    private async Task<bool> IsKnownAsync(string words, string language, IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        var standing = Segments.Of(words).Select(s => s.Text).Where(s => texts.Any(t => t.Contains(s, StringComparison.Ordinal))).Distinct().ToList();
        return standing.Count > 0 && await db.TranslationUnits.AsNoTracking().Where(u => u.To == language && standing.Contains(u.Target)).Select(u => u.Target).Distinct().CountAsync(cancellationToken) == standing.Count;
    }
}
