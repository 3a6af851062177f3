// Asks the owners of deliveries for their last word before they are sent, and does to a row what was said against it.
using Folkmoot.Channels.Threads;
using Folkmoot.Work;

namespace Folkmoot.Channels;

internal sealed class AskOwners(IEnumerable<ISendGuard> guards, HoldParts parts, Settling settling)
{
    /// <summary>Whether its owner may be asked ahead of the moment of sending.</summary>
    public bool IsTraced(Delivery delivery) => guards.Single(g => g.OwnerKind == delivery.OwnerKind).IsTraced;

    /// <summary>What the owners say against sending these at that time, in their order.</summary>
    public async Task<IReadOnlyList<GuardAnswer>> RunAsync(IReadOnlyList<Delivery> deliveries, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<Guid, GuardAnswer>(deliveries.Count);
        foreach (var kind in deliveries.GroupBy(d => d.OwnerKind))
        {
            var asked = kind.ToList();
            var said = await guards.Single(g => g.OwnerKind == kind.Key).AskAsync(asked, at, cancellationToken);
            foreach (var (delivery, answer) in asked.Zip(said))
            {
                answers[delivery.Id] = answer;
            }
        }

        var held = await parts.RunAsync(deliveries, cancellationToken);
        return [.. deliveries.Select(d => answers[d.Id] is MaySend && held.TryGetValue(d.Id, out var answer) ? answer : answers[d.Id])];
    }

    /// <summary>Does to the row what its owner said, when that was not "go".</summary>
    public Next Hold(Delivery delivery, GuardAnswer answer)
    {
        if (answer is SendLater later)
        {
            delivery.Reason = later.Reason.ToStored();
        }
        else if (answer is AskPerson ask)
        {
            settling.Settle(delivery, DeliveryState.NeedsReview, ask.Reason);
        }
        else
        {
            settling.Settle(delivery, DeliveryState.Withdrawn, ((MayNotSend)answer).Reason);
        }

        return After(answer);
    }

    /// <summary>When the job runs again.</summary>
    public static Next After(GuardAnswer answer) => answer is SendLater later ? new Again(later.At, later.Reason.ToStored()) : Next.Done;
}
