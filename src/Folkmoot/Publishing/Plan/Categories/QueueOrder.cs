// Which two posts of a queue change places. Pure.
namespace Folkmoot.Publishing.Plan.Categories;

internal sealed record QueuePair(QueueRow Moved, QueueRow Other);

internal static class QueueOrder
{
    /// <summary>Null where there is no neighbour on that side, one of them cannot be changed any more, or a slot does not take the channels of the other's post.</summary>
    /// <param name="queue">In order.</param>
    public static QueuePair? Pair(IReadOnlyList<QueueRow> queue, Guid postId, bool earlier, DateTimeOffset now)
    {
        var at = queue.Index().Where(r => r.Item.Post.Id == postId).Select(r => (int?)r.Index).FirstOrDefault();
        if (at is not { } place || queue.ElementAtOrDefault(earlier ? place - 1 : place + 1) is not { } other)
        {
            return null;
        }

        var moved = queue[place];
        return moved.Changeable && other.Changeable && moved.Place.At > now && other.Place.At > now
            && SlotTimes.Takes(other.Slot, moved.Post.Channels) && SlotTimes.Takes(moved.Slot, other.Post.Channels)
            ? new QueuePair(moved, other)
            : null;
    }
}
