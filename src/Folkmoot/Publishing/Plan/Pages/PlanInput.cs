// Campaign, category and tags as the forms send them.
namespace Folkmoot.Publishing.Plan.Pages;

public sealed class PlanInput
{
    /// <summary>The form had these fields; else those of the post stay.</summary>
    public bool Shown { get; set; }

    public Guid? CampaignId { get; set; }

    public Guid? CategoryId { get; set; }

    /// <summary>It is given the time of the next free slot of its category when it is saved.</summary>
    public bool NextSlot { get; set; }

    /// <summary>Divided by commas.</summary>
    public string? Tags { get; set; }

    internal static PlanInput Of(Post post) => new() { CampaignId = post.CampaignId, CategoryId = post.CategoryId, Tags = string.Join(", ", post.Tags ?? []) };

    internal FileRequest For(Guid postId) => new(postId, CampaignId, PostTags.Read(Tags), CategoryId);
}
