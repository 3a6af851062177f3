// What the compose form sends, and how it becomes a draft and comes from a stored post.
using Folkmoot.Networks;
using Folkmoot.Publishing.Plan.Pages;

namespace Folkmoot.Publishing.Pages;

public sealed class ComposeInput
{
    public const string Now = "now";
    public const string At = "at";

    public int Version { get; set; }

    /// <summary>The id that a new post will have; null for one that is there.</summary>
    public Guid? NewId { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    /// <summary>What the post is made from, for the claim check.</summary>
    public string? Source { get; set; }

    public string? Language { get; set; }

    public string? SecondLanguage { get; set; }

    // A form that names none of a list leaves it null.
    public List<Guid> Channels { get; set => field = value ?? []; } = [];

    public List<string> Labels { get; set => field = value ?? []; } = [];

    /// <summary>The form had boxes for labels; else those of the post stay.</summary>
    public bool Labelled { get; set; }

    public List<VersionInput> Versions { get; set => field = value ?? []; } = [];

    public List<ImageInput> Images { get; set => field = value ?? []; } = [];

    /// <summary>What is looked for in the media library, and what was chosen there.</summary>
    public LibraryInput Library { get; set => field = value ?? new(); } = new();

    public IReadOnlyList<IFormFile>? Files { get; set; }

    public string When { get; set => field = value ?? Now; } = Now;

    public DateTime? Due { get; set; }

    public DateTime? PublishBy { get; set; }

    /// <summary>Not before this, whatever the time chosen.</summary>
    public DateTime? Embargo { get; set; }

    /// <summary>Campaign and tags.</summary>
    public PlanInput Plan { get; set => field = value ?? new(); } = new();

    /// <summary>The ready words chosen to be inserted.</summary>
    public Guid? Snippet { get; set; }

    public AssistInput Assist { get; set => field = value ?? new(); } = new();

    /// <summary>The button that was pressed: save, submit, upload, preview, insert, library, choose, autosave (by script), or one of those that begin with assist.</summary>
    public string? Action { get; set; }

    /// <summary>What each version's channel is called; not part of the form.</summary>
    internal IReadOnlyDictionary<Guid, string> VersionNames { get; set; } = new Dictionary<Guid, string>();

    internal PostDraft ToDraft() => new(
        Title ?? "",
        Text ?? "",
        [Language ?? "", SecondLanguage ?? ""],
        Channels,
        [.. Versions.Select(v => new ChannelText(v.ChannelId, v.Text ?? ""))],
        [.. Images.Select(i => new DraftImage(i.MediaId, i.Alt ?? "", i.Exempt ? i.Reason : null, FocalPoint.Of(i.FocusX, i.FocusY)))],
        When == At ? Due : null,
        PublishBy,
        Assist.Taken,
        Source ?? "",
        Embargo,
        Labelled ? Labels : null);

    internal static ComposeInput Of(Post post, string zone) => new()
    {
        Version = post.Version,
        Title = post.Title,
        Labels = [.. post.Labels ?? []],
        Text = post.Text,
        Source = post.Source,
        Language = post.Languages.FirstOrDefault(),
        SecondLanguage = post.Languages.ElementAtOrDefault(1),
        Channels = post.Targets.ConvertAll(t => t.ChannelId),
        Versions = post.Versions.ConvertAll(v => new VersionInput { ChannelId = v.ChannelId, Text = v.Text }),
        Images = [.. post.Images.OrderBy(i => i.Position).Select((image, i) => new ImageInput
        {
            MediaId = image.MediaId, Alt = image.AltText, Exempt = image.Exemption is not null, Reason = image.Exemption, FocusX = image.FocusX, FocusY = image.FocusY, Order = i + 1,
        })],
        When = post.DueAt is null ? Now : At,
        Due = post.DueAt is { } due ? WallClock.At(due, zone) : null,
        PublishBy = post.PublishBy is { } by ? WallClock.At(by, zone) : null,
        Embargo = post.EmbargoUntil is { } embargo ? WallClock.At(embargo, zone) : null,
        Plan = PlanInput.Of(post),
    };
}

public sealed class VersionInput
{
    public Guid ChannelId { get; set; }

    public string? Text { get; set; }
}

public sealed class LibraryInput
{
    public string? Words { get; set; }

    public List<Guid> Chosen { get; set => field = value ?? []; } = [];
}

public sealed class ImageInput
{
    public Guid MediaId { get; set; }

    public string? Alt { get; set; }

    public bool Exempt { get; set; }

    public string? Reason { get; set; }

    /// <summary>Percent from the left; empty for no focal point.</summary>
    public int? FocusX { get; set; }

    /// <summary>Percent from the top; empty for no focal point.</summary>
    public int? FocusY { get; set; }

    public int Order { get; set; }

    public bool Remove { get; set; }
}
