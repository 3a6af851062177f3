// The words of a draft from an item of a feed. Pure.
using Folkmoot.Drafting;
using Folkmoot.Drafting.Own;
using Folkmoot.Networks;

namespace Folkmoot.Publishing.Plan.Feeds;

internal static class FeedWords
{
    /// <summary>The item's headline; where it has none, the first line of its text.</summary>
    public static string Headline(Incoming item)
    {
        var line = PostDraft.OneLine(item.Title is { Length: > 0 } title ? title : item.Text.Split('\n')[0]);
        return line.Length <= Post.TitleMax ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[Post.TitleMax - 2]) ? Post.TitleMax - 2 : Post.TitleMax - 1), "…");
    }

    /// <summary>A line that would begin another part of a thread is none here.</summary>
    public static string Plain(string text) => PostDraft.Clean(string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Where(l => l.TrimEnd() != ThreadText.Divider)));

    /// <summary>What the claim check compares the draft with.</summary>
    public static string Source(string text, string? link) => link is null ? text : $"{text}\n\n{link}";

    public static DraftText OfHeadline(string headline, string? link) => new("", WithLink(headline, link));

    /// <param name="fits">Whether a text is short enough for everywhere it goes.</param>
    public static OwnAsk Ask(string text, string? link, string language, Func<string, bool> fits) =>
        new(Purpose.Draft, text.Length <= Drafting.Ask.TextMax ? text : text[..Drafting.Ask.TextMax], "", language, null, t => fits(WithLink(t, link)));

    /// <param name="written">By the own writer.</param>
    public static DraftText OfWriter(string written, string? link)
    {
        var draft = DraftText.Of(written);
        return draft with { Text = WithLink(draft.Text, link) };
    }

    private static string WithLink(string text, string? link) => link is null || text.Contains(link, StringComparison.Ordinal) ? text : $"{text}\n\n{link}";
}
