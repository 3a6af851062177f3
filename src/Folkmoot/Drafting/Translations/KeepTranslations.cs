// What a person has reviewed becomes the translation memory: the next notice that says the same is translated by what people decided.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting.Translations;

internal sealed class KeepTranslations(StoreDb db, Unreviewed unreviewed, TimeProvider clock)
{
    /// <summary>In the caller's transaction; the caller saves.</summary>
    /// <param name="from">BCP 47 tag of what was translated.</param>
    /// <param name="texts">All texts as the person reviewed them.</param>
    /// <returns>How many sentences are remembered.</returns>
    public async Task<int> RunAsync(string subject, Guid subjectId, string language, IReadOnlyCollection<string> texts, Guid reviewer, CancellationToken cancellationToken)
    {
        var kept = 0;
        foreach (var proposal in (await unreviewed.TakenAsync(subject, subjectId, copies: true, cancellationToken)).Where(p => p.Language == language))
        {
            var words = proposal.Taken ?? proposal.Proposed ?? "";
            if (proposal is not { Original: { } source, From: { Length: > 0 } from } || texts.FirstOrDefault(t => TraceRules.Remains(words, [t])) is not { } final)
            {
                continue;
            }

            foreach (var (given, made) in Segments.Align(source, proposal.Proposed ?? "", final).Where(p => p.Source.Length <= TranslationUnit.TextMax && p.Target.Length <= TranslationUnit.TextMax && p.Source != p.Target))
            {
                await KeepAsync(from, language, given, made, reviewer, cancellationToken);
                kept++;
            }
        }

        return kept;
    }

    internal async Task<TranslationUnit> KeepAsync(string from, string to, string source, string target, Guid reviewer, CancellationToken cancellationToken)
    {
        var (key, now) = (MemoryKey.Of(source), clock.GetUtcNow());
        var unit = db.TranslationUnits.Local.FirstOrDefault(u => u.From == from && u.To == to && u.Key == key)
            ?? await db.TranslationUnits.SingleOrDefaultAsync(u => u.From == from && u.To == to && u.Key == key, cancellationToken);
        if (unit is null)
        {
            unit = new TranslationUnit { Id = Guid.CreateVersion7(now), From = from, To = to, Source = source, Target = target, Key = key };
            db.TranslationUnits.Add(unit);
        }

        (unit.Source, unit.Target, unit.ReviewedBy, unit.ReviewedAt) = (source, target, reviewer, now);
        return unit;
    }
}
