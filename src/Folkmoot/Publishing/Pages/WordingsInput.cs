// The part of a decision form with another wording for the texts of a post.
using System.ComponentModel.DataAnnotations;
using Folkmoot.Publishing.Suggestions;

namespace Folkmoot.Publishing.Pages;

public class WordingsInput
{
    // A form that names none of a list leaves it null.
    public List<WordingInput> Wordings { get; set => field = value ?? []; } = [];

    internal IReadOnlyList<SuggestedText> ToSuggested() =>
        [.. Wordings.Where(w => Enum.IsDefined((SuggestedPart)w.Part)).Select(w => new SuggestedText((SuggestedPart)w.Part, w.ChannelId, w.Text ?? ""))];

    /// <summary>A field for each text of the post, as it stands where nothing was typed.</summary>
    internal void Complete(Post post)
    {
        foreach (var own in SuggestionRules.TextsOf(post).Where(t => !Wordings.Exists(w => w.Part == (int)t.Part && w.ChannelId == t.ChannelId)))
        {
            Wordings.Add(new() { Part = (int)own.Part, ChannelId = own.ChannelId, Text = own.Wording });
        }
    }
}

public sealed class WordingInput
{
    public int Part { get; set; }

    public Guid? ChannelId { get; set; }

    [StringLength(Post.TextMax)] public string? Text { get; set; }
}
