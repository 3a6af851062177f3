// Which texts of a post another wording can be suggested for, which suggestions say something new, and what a draft is with one taken over. Pure.
namespace Folkmoot.Publishing.Suggestions;

/// <param name="ChannelId">For <see cref="SuggestedPart.Version"/>.</param>
internal sealed record SuggestedText(SuggestedPart Part, Guid? ChannelId, string Wording);

internal static class SuggestionRules
{
    /// <summary>The texts that go out: the headline, the common text, and the own texts of channels that it goes to.</summary>
    public static IReadOnlyList<SuggestedText> TextsOf(Post post) =>
    [
        new(SuggestedPart.Title, null, post.Title),
        new(SuggestedPart.Text, null, post.Text),
        .. post.Versions.Where(v => post.Targets.Exists(t => t.ChannelId == v.ChannelId)).Select(v => new SuggestedText(SuggestedPart.Version, v.ChannelId, v.Text)),
    ];

    /// <summary>Those that differ from the post's own text, cleaned; of texts that the post does not have nothing can be suggested.</summary>
    public static IReadOnlyList<(string Before, SuggestedText Text)> Changed(Post post, IEnumerable<SuggestedText> sent)
    {
        var changed = new List<(string, SuggestedText)>();
        foreach (var own in TextsOf(post))
        {
            var wording = sent.FirstOrDefault(s => s.Part == own.Part && s.ChannelId == own.ChannelId)?.Wording;
            var clean = wording is null ? null : own.Part == SuggestedPart.Title ? PostDraft.Clean(wording).Replace('\n', ' ') : PostDraft.Clean(wording);
            if (clean is not null && clean != own.Wording && (clean.Length > 0 || own.Part == SuggestedPart.Title))
            {
                changed.Add((own.Wording, own with { Wording = clean }));
            }
        }

        return changed;
    }

    /// <summary>What the post has there now; null where it has no such text any more.</summary>
    public static string? Now(Post post, PostSuggestion suggestion) => suggestion.Part switch
    {
        SuggestedPart.Title => post.Title,
        SuggestedPart.Text => post.Text,
        _ => post.Versions.Find(v => v.ChannelId == suggestion.ChannelId)?.Text,
    };

    public static PostDraft Taken(PostDraft draft, PostSuggestion suggestion) => suggestion.Part switch
    {
        SuggestedPart.Title => draft with { Title = suggestion.Wording },
        SuggestedPart.Text => draft with { Text = suggestion.Wording },
        _ => draft with
        {
            Versions = [.. draft.Versions.Where(v => v.ChannelId != suggestion.ChannelId), new ChannelText(suggestion.ChannelId!.Value, suggestion.Wording)],
        },
    };
}
