// Makes a proposal by Folkmoot's own rules and writes it down like one of a large model: who asked, what came, what a person made of it. Nothing leaves the house.
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Trust;

namespace Folkmoot.Drafting.Own;

internal sealed class ProposeHere(StoreDb db, Actor actor, RecordProposal decisions, IAudit audit, TimeProvider clock)
{
    /// <param name="subject">Kind of what it is for: <c>post</c>.</param>
    /// <param name="subjectId">Null while it is not stored.</param>
    public async Task<AskOutcome> RunAsync(string subject, Guid? subjectId, OwnAsk ask, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        if (string.IsNullOrWhiteSpace(ask.Text))
        {
            return new NotAsked("drafting.no.empty");
        }

        if (ask.Text.Length > Ask.TextMax)
        {
            return new NotAsked("drafting.no.long", Ask.TextMax);
        }

        var started = clock.GetTimestamp();
        var answer = OwnWriter.Write(ask);
        if (answer.Text is null)
        {
            return new NotAsked(answer.No);
        }

        var proposal = Add(person, subject, subjectId, ask, answer, started);
        await db.SaveChangesAsync(cancellationToken);
        return new Proposed(ProposalView.Of(proposal));
    }

    /// <summary>For what the house writes on behalf of a person who is not there: in the caller's transaction, and the caller saves.</summary>
    /// <returns>Null where the rules have nothing to propose.</returns>
    public string? AddFor(Guid person, string subject, Guid subjectId, OwnAsk ask)
    {
        var started = clock.GetTimestamp();
        return OwnWriter.Write(ask) is { Text: not null } answer ? Add(person, subject, subjectId, ask, answer, started).Proposed : null;
    }

    private Proposal Add(Guid person, string subject, Guid? subjectId, OwnAsk ask, OwnAnswer answer, long started)
    {
        var now = clock.GetUtcNow();
        var proposal = new Proposal
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            PersonId = person,
            Purpose = ask.Purpose,
            Subject = subject,
            SubjectId = subjectId,
            Original = ask.Text,
            Proposed = answer.Text,
            From = ask.Language,
            Language = ask.Language,
            SentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ask.Text))),
            Model = OwnWriter.Name,
            Host = "",
            Prompts = OwnWriter.Version,
            State = ProposalState.Answered,
            Warnings = Warning.Write([.. answer.Warnings, .. ask.Purpose == Purpose.Draft ? [] : Grounding.Compare(ask.Text, answer.Text!, ask.Purpose, ask.Language, ask.Language)]),
            Milliseconds = (int)clock.GetElapsedTime(started).TotalMilliseconds,
        };
        db.Proposals.Add(proposal);
        decisions.Add(new NewProposal(Purposes.Name(ask.Purpose), Proposal.Kind, proposal.Id, $"{OwnWriter.Name} {OwnWriter.Version}", "drafting.proposed", proposal.SentHash, now));
        audit.Record("drafting.proposed", Proposal.Kind, proposal.Id, new { purpose = Purposes.Name(ask.Purpose), subject, subjectId, model = OwnWriter.Name, rules = OwnWriter.Version });
        return proposal;
    }
}
