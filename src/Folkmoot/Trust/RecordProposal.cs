// Writes down what a model outside of this program proposed, and the person's word on it. It gives no probability, and it decides nothing.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Trust;

/// <param name="Model"><c>NAME@HOST</c>.</param>
/// <param name="Label">What came of it: <c>drafting.proposed</c>, or why nothing did.</param>
/// <param name="InputHash">SHA-256 of what was sent.</param>
internal sealed record NewProposal(string Purpose, string Subject, Guid SubjectId, string Model, string Label, string InputHash, DateTimeOffset At);

internal sealed class RecordProposal(StoreDb db, TimeProvider clock)
{
    /// <summary>Adds to the current transaction.</summary>
    public void Add(NewProposal proposal) => db.Decisions.Add(new Decision
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        At = proposal.At,
        Purpose = proposal.Purpose,
        Subject = proposal.Subject,
        SubjectId = proposal.SubjectId,
        Model = proposal.Model.Length <= Decision.ModelMax ? proposal.Model : proposal.Model[..Decision.ModelMax],
        Label = proposal.Label,
        IsProposal = true,
        InputHash = proposal.InputHash,
        Evidence = DecideLog.Write(Array.Empty<Text.Reason>()),
    });

    /// <summary>Adds the person's word to the current transaction.</summary>
    public async Task DecideAsync(string subject, Guid subjectId, Guid person, string label, CancellationToken cancellationToken)
    {
        var decision = await db.Decisions.SingleAsync(d => d.Subject == subject && d.SubjectId == subjectId, cancellationToken);
        (decision.OverriddenBy, decision.OverriddenLabel, decision.OverriddenAt) = (person, label, clock.GetUtcNow());
    }
}
