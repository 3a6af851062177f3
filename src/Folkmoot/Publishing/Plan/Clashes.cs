// Which posts come too near to each other on one channel. Pure.
namespace Folkmoot.Publishing.Plan;

internal static class Clashes
{
    /// <summary>States in which a post is out or is meant to go out.</summary>
    public static readonly PostState[] Counted =
        [PostState.Draft, PostState.InReview, PostState.Returned, PostState.Approved, PostState.Publishing, PostState.Published, PostState.PartlyPublished];

    /// <summary>Those of the rows that can still be moved, each with the nearest other that has a channel in common and is less than that far away.</summary>
    /// <param name="minutes">0 for never.</param>
    public static IReadOnlyDictionary<Guid, PostRow> Among(IEnumerable<PostRow> rows, int minutes)
    {
        var found = new Dictionary<Guid, PostRow>();
        var planned = rows.Where(r => r.At is not null && Counted.Contains(r.State)).OrderBy(r => r.At).ToList();
        for (var i = 0; i < planned.Count; i++)
        {
            for (var j = i + 1; j < planned.Count && planned[j].At - planned[i].At < TimeSpan.FromMinutes(minutes); j++)
            {
                if (planned[i].Channels.Intersect(planned[j].Channels).Any())
                {
                    Keep(planned[i], planned[j]);
                    Keep(planned[j], planned[i]);
                }
            }
        }

        return found;

        void Keep(PostRow post, PostRow other)
        {
            if (PostStates.CanEdit(post.State) && (!found.TryGetValue(post.Id, out var nearest) || (other.At - post.At)!.Value.Duration() < (nearest.At - post.At)!.Value.Duration()))
            {
                found[post.Id] = other;
            }
        }
    }
}
