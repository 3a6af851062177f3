// Whose turn it is in an approval chain, whose word counts and when a step is done. Pure.
namespace Folkmoot.Publishing.Chains;

/// <param name="For">Whom the person stands in for; null where they decide for themselves.</param>
internal sealed record Turn(PostStep Step, Guid? For);

/// <param name="Steps">Of all of the post's chains, those that hold.</param>
/// <param name="Given">Approvals that hold, each with its step.</param>
/// <param name="Writers">Everybody who wrote the post: their word never counts.</param>
internal sealed record Standing(IReadOnlyList<PostStep> Steps, IReadOnlyList<Approval> Given, Circle Circle, IReadOnlySet<Guid> Writers)
{
    public bool IsOpen => Steps.Any(s => s.DoneAt is null);
}

internal static class ChainRules
{
    /// <summary>Begins what can begin and ends what has enough. What was done stays done.</summary>
    public static void Advance(this Standing standing, DateTimeOffset now)
    {
        foreach (var chain in standing.Steps.GroupBy(s => s.Chain, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var step in chain.OrderBy(s => s.Position).Where(s => s.DoneAt is null))
            {
                if (step.StartedAt is null)
                {
                    step.Start(now);
                }

                if (standing.Counted(step) < standing.Needed(step))
                {
                    break;
                }

                step.DoneAt = now;
            }
        }
    }

    /// <summary>How many have approved in the step.</summary>
    public static int Counted(this Standing standing, PostStep step) => standing.Given.Count(a => a.StepId == step.Id);

    /// <summary>How many must. Of "all" those are left out who wrote the post, who may not approve any more, and whose word counted earlier in the chain; one there must be.</summary>
    public static int Needed(this Standing standing, PostStep step) => step.Mode switch
    {
        StepMode.All => Math.Max(1, standing.Circle.Of(step.People, step.Roles).Except(standing.Writers).Except(Earlier(standing, step)).Count()),
        StepMode.Some => step.Count ?? 1,
        _ => 1,
    };

    /// <summary>Everybody whose word would count in the step now, each with the one they would stand in for (themselves: null).</summary>
    public static IReadOnlyDictionary<Guid, Guid?> Asked(this Standing standing, PostStep step) =>
        step.Waits ? Open(standing, step) : new Dictionary<Guid, Guid?>();

    /// <summary>The steps in which the person's word counts now, one of each chain at most.</summary>
    public static IReadOnlyList<Turn> TurnsOf(this Standing standing, Guid person) =>
        [.. standing.Steps.Where(s => s.Waits).Select(s => (Step: s, Asked: standing.Asked(s))).Where(s => s.Asked.ContainsKey(person)).Select(s => new Turn(s.Step, s.Asked[person]))];

    /// <summary>Why the person may not approve now; null where they may, or where no chain is open.</summary>
    public static ApprovalBar? Bar(this Standing standing, Guid person) =>
        !standing.IsOpen || standing.TurnsOf(person).Count > 0 ? null
        : standing.Given.Any(a => a.PersonId == person) ? ApprovalBar.HasApproved
        : ApprovalBar.NotYourTurn;

    /// <summary>Whether a chain names the person anywhere, in a step before or after too: whoever is part of it may send the post back.</summary>
    public static bool Names(this Standing standing, Guid person) => !standing.IsOpen || standing.Steps.Any(s =>
        standing.Circle.Of([.. s.People, .. Escalation(s).People], [.. s.Roles, .. Escalation(s).Roles])
            .Any(p => p == person || standing.Circle.DeputiesOf(p).Contains(person)));

    /// <summary>It waits, and nobody is left whose word would count.</summary>
    public static bool IsStuck(this Standing standing, PostStep step) => step.Waits && !step.External && Open(standing, step).Count == 0;

    private static Dictionary<Guid, Guid?> Open(Standing standing, PostStep step)
    {
        var (circle, used) = (standing.Circle, InChain(standing, step));
        var (people, roles) = Escalation(step);
        var principals = circle.Of([.. step.People, .. people], [.. step.Roles, .. roles]).Where(p => !standing.Writers.Contains(p) && !used.Contains(p)).ToList();
        var asked = principals.ToDictionary(p => p, _ => (Guid?)null);
        foreach (var absent in principals)
        {
            // Not further than a writer: whom they chose would be the author's choice of an approver.
            foreach (var deputy in circle.DeputiesOf(absent).TakeWhile(d => !standing.Writers.Contains(d)).Where(d => circle.Approvers.ContainsKey(d) && !used.Contains(d)))
            {
                asked.TryAdd(deputy, absent);
            }
        }

        return asked;
    }

    private static (IReadOnlyList<Guid> People, IReadOnlyList<Accounts.Role> Roles) Escalation(PostStep step) =>
        step.EscalatedAt is null ? ([], []) : (step.EscalatePeople, step.EscalateRoles);

    /// <summary>Whose word counts in the step's chain already: whoever decided, and whoever they decided for.</summary>
    private static HashSet<Guid> InChain(Standing standing, PostStep step) => Heard(standing, standing.Steps.Where(s => s.Chain == step.Chain));

    private static HashSet<Guid> Earlier(Standing standing, PostStep step) => Heard(standing, standing.Steps.Where(s => s.Chain == step.Chain && s.Position < step.Position));

    private static HashSet<Guid> Heard(Standing standing, IEnumerable<PostStep> steps)
    {
        var ids = steps.Select(s => s.Id).ToHashSet();
        return [.. standing.Given.Where(a => a.StepId is { } id && ids.Contains(id)).SelectMany(a => new[] { a.PersonId, a.ForPersonId }).OfType<Guid>()];
    }
}
