// What a machine's draft is made of: the heading, which becomes the post's headline, and the text. Pure.
namespace Folkmoot.Publishing;

/// <param name="Title">Empty for none.</param>
internal sealed record DraftText(string Title, string Text)
{
    public static DraftText Of(string written)
    {
        var lines = written.ReplaceLineEndings("\n");
        return lines.IndexOf("\n\n", StringComparison.Ordinal) is > 0 and <= Post.TitleMax and var end && lines[end - 1] is not ('.' or '!' or '?') && !lines[..end].Contains('\n', StringComparison.Ordinal)
            ? new(lines[..end], lines[(end + 2)..].Trim())
            : new("", written);
    }
}
