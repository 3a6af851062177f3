// Translates a text: what the memory has, then what an engine makes of the rest; a proposal like any other, and unless all of it was reviewed before, one that a named person must review.
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting.Translations;

internal sealed class ProposeTranslation(StoreDb db, Actor actor, ITranslator translator, RecordProposal decisions, IAudit audit, TimeProvider clock)
{
    /// <summary>The model that a translation names which is from the memory alone: people reviewed all of it.</summary>
    public const string Memory = "folkmoot-memory";

    /// <summary>The model that a translation names of which parts are left to people.</summary>
    public const string Partly = "folkmoot-memory-partly";

    private const int WarningsMax = 30;

    /// <summary>Null where neither the memory has a sentence of it nor an engine answers: a large model may be asked then.</summary>
    public async Task<AskOutcome?> RunAsync(string subject, Guid? subjectId, string text, string from, string to, bool engine, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        if (string.IsNullOrWhiteSpace(text))
        {
            return new NotAsked("drafting.no.empty");
        }

        if (text.Length > Ask.TextMax)
        {
            return new NotAsked("drafting.no.long", Ask.TextMax);
        }

        var (started, now) = (clock.GetTimestamp(), clock.GetUtcNow());
        var segments = Segments.Of(text);
        var translated = await RememberedAsync(segments, from, to, cancellationToken);
        List<int> open = [.. translated.Index().Where(t => t.Item is null).Select(t => t.Index)];
        var made = open.Count > 0 && engine ? await translator.TranslateAsync([.. open.Select(i => segments[i].Text)], from, to, cancellationToken) : null;
        if (open.Count == segments.Count && made is null)
        {
            return null;
        }

        var warnings = new List<Warning>();
        foreach (var (i, index) in open.Index())
        {
            translated[index] = made?[i] ?? segments[index].Text;
            if (made is null)
            {
                warnings.Add(new Warning("untranslated", segments[index].Text));
            }
        }

        var proposed = Segments.Join(segments, [.. translated.OfType<string>()]);
        var terms = await db.GlossaryTerms.AsNoTracking().Where(t => t.From == from && t.To == to).OrderBy(t => t.Term).Take(GlossaryTerm.CountMax).Select(t => new { t.Term, t.Translation }).ToListAsync(cancellationToken);
        warnings.AddRange(Glossary.Check(text, proposed, terms.Select(t => (t.Term, t.Translation))));
        warnings.AddRange(made is null ? [] : Grounding.Compare(text, proposed, Purpose.Translate, from, to));
        var proposal = new Proposal
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            PersonId = person,
            Purpose = Purpose.Translate,
            Subject = subject,
            SubjectId = subjectId,
            Original = text,
            Proposed = proposed,
            From = from,
            Language = to,
            SentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Model = open.Count == 0 ? Memory : made is null ? Partly : translator.Name,
            Host = made is null ? "" : translator.Host ?? "",
            Prompts = "",
            State = ProposalState.Answered,
            Warnings = Warning.Write([.. warnings.Take(WarningsMax)]),
            Milliseconds = (int)clock.GetElapsedTime(started).TotalMilliseconds,
        };
        db.Proposals.Add(proposal);
        decisions.Add(new NewProposal(Purposes.Name(Purpose.Translate), Proposal.Kind, proposal.Id, made is null ? proposal.Model : $"{proposal.Model}@{proposal.Host}", "drafting.proposed", proposal.SentHash, now));
        audit.Record("drafting.proposed", Proposal.Kind, proposal.Id, new
        {
            purpose = Purposes.Name(Purpose.Translate),
            subject,
            subjectId,
            model = proposal.Model,
            host = proposal.Host,
            from,
            to,
            sentences = segments.Count,
            remembered = segments.Count - open.Count,
        });
        await db.SaveChangesAsync(cancellationToken);
        return new Proposed(ProposalView.Of(proposal));
    }

    private async Task<string?[]> RememberedAsync(IReadOnlyList<Segment> segments, string from, string to, CancellationToken cancellationToken)
    {
        var keys = segments.Select(s => MemoryKey.Of(s.Text)).ToList();
        var wanted = keys.Distinct().ToList();
        var units = (await db.TranslationUnits.AsNoTracking().Where(u => u.From == from && u.To == to && wanted.Contains(u.Key)).ToListAsync(cancellationToken)).ToDictionary(u => u.Key);
        return [.. segments.Select((s, i) => units.TryGetValue(keys[i], out var unit) ? MemoryKey.WithNumbers(s.Text, unit.Source, unit.Target) : null)];
    }
}
