// What is wrong with approval chains before they may hold, each at its chain, step and field. Pure.
using Folkmoot.Networks;

namespace Folkmoot.Publishing.Chains;

/// <param name="Chain">Place of the chain from 0; null for the labels.</param>
/// <param name="Step">Place of the step from 0; null for the chain itself.</param>
/// <param name="Field">Name of the property; empty for the whole.</param>
internal sealed record ChainFault(int? Chain, int? Step, string Field, Reason Reason);

internal static class ChainFaults
{
    public const int ChainsMax = 50;
    public const int StepsMax = 10;
    public const int NameMax = 100;
    public const int LabelsMax = 50;
    public const int LabelMax = 40;
    public const int CountMin = 2;
    public const int CountMax = 10;
    public const int HoursMax = 720;

    /// <param name="mayApprove">Whether a person may approve posts at all: nobody else is asked.</param>
    public static IEnumerable<ChainFault> Of(ChainSet set, Func<Guid, bool> mayApprove)
    {
        if (set.Labels.Count > LabelsMax || set.Labels.Any(l => l.Length is 0 or > LabelMax))
        {
            yield return new(null, null, "Labels", new("publishing.chain.fault.labels", LabelsMax, LabelMax));
        }

        if (set.Chains.Count > ChainsMax)
        {
            yield return new(null, null, "", new("publishing.chain.fault.many", ChainsMax));
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, chain) in set.Chains.Index())
        {
            if (chain.Name.Length is 0 or > NameMax)
            {
                yield return new(i, null, "Name", new("publishing.chain.fault.name", NameMax));
            }
            else if (!names.Add(chain.Name))
            {
                yield return new(i, null, "Name", new("publishing.chain.fault.twice", chain.Name));
            }

            if (chain.Steps.Count is 0 or > StepsMax)
            {
                yield return new(i, null, "", new("publishing.chain.fault.steps", StepsMax));
            }

            foreach (var (j, step) in chain.Steps.Index())
            {
                foreach (var (field, reason) in Of(step, mayApprove))
                {
                    yield return new(i, j, field, reason);
                }
            }

            if (TooFew(chain))
            {
                yield return new(i, null, "", new("publishing.chain.fault.few"));
            }
        }
    }

    private static IEnumerable<(string Field, Reason Reason)> Of(ChainStep step, Func<Guid, bool> mayApprove)
    {
        if (step.Name.Length is 0 or > NameMax)
        {
            yield return ("Name", new("publishing.chain.fault.step-name", NameMax));
        }

        if (step.People.Count == 0 && step.Roles.Count == 0 && !step.External)
        {
            yield return ("People", new("publishing.chain.fault.nobody"));
        }

        if (step.People.Concat(step.EscalatePeople ?? []).Any(p => !mayApprove(p)))
        {
            yield return ("People", new("publishing.chain.fault.people"));
        }

        if (step.Mode == StepMode.All && step.External)
        {
            // "All" is a closed list of people; somebody outside of it can complete no such list.
            yield return ("External", new("publishing.chain.fault.external"));
        }

        if (step.Mode == StepMode.Some ? step.Count is not (>= CountMin and <= CountMax) : step.Count is not null)
        {
            yield return ("Count", new("publishing.chain.fault.count", CountMin, CountMax));
        }

        var escalates = step.EscalatePeople?.Count > 0 || step.EscalateRoles?.Count > 0;
        if (step.EscalateAfterHours is { } hours ? hours is < 1 or > HoursMax || !escalates : escalates)
        {
            yield return ("EscalateAfterHours", new("publishing.chain.fault.hours", HoursMax));
        }
    }

    /// <summary>Whether steps that name people only could never all be done, because nobody counts twice.</summary>
    private static bool TooFew(ApprovalChain chain)
    {
        var seats = chain.Steps.Where(s => s.Roles.Count == 0 && !s.External && s.EscalateAfterHours is null && s.People.Count > 0)
            .SelectMany(s => Enumerable.Repeat(s.People, s.Mode switch { StepMode.All => 1, StepMode.Some => s.Count ?? 1, _ => 1 })).ToList();
        var taken = new Dictionary<Guid, int>();
        return seats.Index().Any(seat => !Seat(seat.Index, []));

        // Finds a person for the seat, moving others where they have another choice.
        bool Seat(int seat, HashSet<Guid> tried)
        {
            foreach (var person in seats[seat])
            {
                if (tried.Add(person) && (!taken.TryGetValue(person, out var other) || Seat(other, tried)))
                {
                    taken[person] = seat;
                    return true;
                }
            }

            return false;
        }
    }
}
