// What the form of a correction sends.
using System.ComponentModel.DataAnnotations;

namespace Folkmoot.Publishing.Amendments.Pages;

public sealed class AmendInput
{
    [StringLength(Post.TitleMax)] public string? Title { get; set; }

    [StringLength(Amendment.NoteMax)] public string? Note { get; set; }

    /// <summary>Words of the reply on channels that get one.</summary>
    [StringLength(Post.TextMax)] public string? Reply { get; set; }

    public List<AmendedTextInput> Texts { get; set => field = value ?? []; } = [];

    public List<AmendedInput> Channels { get; set => field = value ?? []; } = [];

    internal AmendRequest Request(Guid postId) => new(
        postId, Title ?? "", Note ?? "", Reply ?? "",
        [.. Channels.Select(c => new AmendWish(c.DeliveryId, Enum.TryParse<AmendmentWay>(c.Way, out var way) ? way : AmendmentWay.Leave, Texts.ElementAtOrDefault(c.TextAt)?.Text ?? "", c.Why ?? ""))]);
}

/// <summary>The words of all channels that have the same ones now.</summary>
public sealed class AmendedTextInput
{
    [StringLength(Post.TextMax)] public string? Text { get; set; }
}

public sealed class AmendedInput
{
    public Guid DeliveryId { get; set; }

    /// <summary>Which of the texts is its own.</summary>
    public int TextAt { get; set; }

    public string? Way { get; set; }

    [StringLength(Amendment.NoteMax)] public string? Why { get; set; }
}
