// What comes of asking a large model. Closed: switch on it exhaustively.
using Folkmoot.Drafting.Protocol;

namespace Folkmoot.Drafting;

internal abstract record AskOutcome
{
    private protected AskOutcome()
    {
    }
}

/// <summary>There is a proposal; nothing has happened with it yet.</summary>
internal sealed record Proposed(ProposalView Proposal) : AskOutcome;

/// <summary>Nothing left the house.</summary>
/// <param name="TextKey">Why, for people.</param>
internal sealed record NotAsked(string TextKey, params object[] Args) : AskOutcome;

/// <summary>It was asked, and no answer came that can be used.</summary>
internal sealed record NoAnswer(Guid ProposalId, Fault Fault) : AskOutcome;

/// <summary>A proposal as people see it.</summary>
public sealed record ProposalView(
    Guid Id, Purpose Purpose, string Original, string Text, string? Language, string Model, string Host, IReadOnlyList<Warning> Warnings, ProposalVerdict Verdict)
{
    internal static ProposalView Of(Proposal p) =>
        new(p.Id, p.Purpose, p.Original ?? "", p.Proposed ?? "", p.Language, p.Model, p.Host, Warning.Read(p.Warnings), p.Verdict);
}
