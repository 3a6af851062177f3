// The tags of a post: free words by which its own agency finds it again; they go nowhere. Pure.
namespace Folkmoot.Publishing.Plan;

internal static class PostTags
{
    public const int CountMax = 10;
    public const int LengthMax = 40;

    /// <summary>In small letters, without hash signs and repetitions, in the order typed.</summary>
    public static List<string> Clean(IEnumerable<string> tags) =>
        [.. tags.Select(t => PostDraft.OneLine(t).TrimStart('#').Trim().ToLowerInvariant()).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>Of a text field: divided by commas, semicolons, upright lines or line ends.</summary>
    public static List<string> Read(string? typed) => Clean((typed ?? "").Split([',', ';', '|', '\n']));

    /// <param name="tags">Cleaned.</param>
    public static Problem? Fault(IReadOnlyList<string> tags) =>
        tags.Count > CountMax || tags.Any(t => t.Length > LengthMax) ? new Problem("tags-wrong", true, PostPart.Whole, null, CountMax, LengthMax) : null;
}
