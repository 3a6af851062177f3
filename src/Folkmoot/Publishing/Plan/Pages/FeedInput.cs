// A feed as its form sends it.
using Folkmoot.Publishing.Plan.Feeds;

namespace Folkmoot.Publishing.Plan.Pages;

public sealed class FeedInput
{
    public const string Check = "check";

    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Address { get; set; }

    public List<Guid> Channels { get; set => field = value ?? []; } = [];

    public Guid? CampaignId { get; set; }

    public Guid? CategoryId { get; set; }

    public List<string> Labels { get; set => field = value ?? []; } = [];

    public string? Language { get; set; }

    public FeedWording Wording { get; set; } = FeedWording.HeadlineAndLink;

    public int? PerDay { get; set; } = 3;

    public FeedStart Start { get; set; } = FeedStart.OnlyNew;

    public int? StartCount { get; set; } = 3;

    /// <summary><see cref="Check"/> looks and stores nothing; else it is saved.</summary>
    public string? Action { get; set; }

    internal SaveFeed.Input For(Guid? id) => new(
        id, Version, Name ?? "", Address ?? "", Channels, CampaignId, CategoryId, Labels, Language ?? "", Wording, PerDay ?? 0, Start, StartCount ?? 0);

    internal static FeedInput Of(PostFeed feed) => new()
    {
        Version = feed.Version,
        Name = feed.Name,
        Address = feed.Address,
        Channels = [.. feed.Channels],
        CampaignId = feed.CampaignId,
        CategoryId = feed.CategoryId,
        Labels = [.. feed.Labels ?? []],
        Language = feed.Language,
        Wording = feed.Wording,
        PerDay = feed.PerDay,
        Start = feed.Start,
        StartCount = feed.StartCount,
    };
}
