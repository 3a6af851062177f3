// Which parts of a post a change touched, for its history. Pure.
namespace Folkmoot.Publishing;

internal static class ContentChanges
{
    /// <summary>Names of the parts, each the end of a text key <c>publishing.part.NAME</c>.</summary>
    public static IReadOnlyList<string> Between(PostContent before, PostContent after)
    {
        var parts = new List<string>();
        Add("title", before.Title == after.Title);
        Add("text", before.Text == after.Text);
        Add("languages", before.Languages.SequenceEqual(after.Languages));
        Add("targets", before.Versions.Select(v => v.ChannelId).ToHashSet().SetEquals(after.Versions.Select(v => v.ChannelId)));
        Add("versions", !OwnTextsDiffer(before, after));
        Add("images", before.Images.Select(i => (i.Media.Sha256, i.Focus)).SequenceEqual(after.Images.Select(i => (i.Media.Sha256, i.Focus))));
        Add("descriptions", before.Images.Select(i => (i.AltText, i.Exemption)).SequenceEqual(after.Images.Select(i => (i.AltText, i.Exemption))));
        Add("time", before.DueAt == after.DueAt && before.PublishBy == after.PublishBy && before.EmbargoUntil == after.EmbargoUntil);
        Add("labels", (before.Labels ?? []).ToHashSet().SetEquals(after.Labels ?? []));
        return parts;

        void Add(string part, bool same)
        {
            if (!same)
            {
                parts.Add(part);
            }
        }
    }

    /// <summary>Whether a channel that both go to gets another text for a reason of its own, not because the common text changed.</summary>
    private static bool OwnTextsDiffer(PostContent before, PostContent after)
    {
        var old = before.Versions.ToDictionary(v => v.ChannelId, v => v.Text);
        return after.Versions.Any(v => old.TryGetValue(v.ChannelId, out var text)
            && text != v.Text && !(text == before.Text && v.Text == after.Text));
    }
}
