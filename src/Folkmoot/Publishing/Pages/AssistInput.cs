// The part of the compose form that asks a machine for a suggestion.
using Folkmoot.Drafting;

namespace Folkmoot.Publishing.Pages;

public sealed class AssistInput
{
    /// <summary>The text above, not a channel's own.</summary>
    public const string MainText = "text";

    private const string ImagePrefix = "image:";

    /// <summary>Name of a <see cref="Drafting.Purpose"/>.</summary>
    public string? What { get; set; }

    /// <summary>Where the suggestion goes: <see cref="MainText"/>, a channel's id, or <c>image:</c> and a file's id.</summary>
    public string Target { get; set => field = value ?? MainText; } = MainText;

    public string? Language { get; set; }

    /// <summary>Name of a <see cref="Drafting.Voice"/>.</summary>
    public string? Voice { get; set; }

    public string? Notes { get; set; }

    /// <summary>The proposal that is shown.</summary>
    public Guid? Proposal { get; set; }

    /// <summary>Where the shown proposal goes; the choice above it may have changed since.</summary>
    public string? ProposalTarget { get; set; }

    public string? Edited { get; set; }

    /// <summary>Proposals that were taken over while this form was open.</summary>
    public List<Guid> Taken { get; set => field = value ?? []; } = [];

    internal static string ImageTarget(Guid mediaId) => ImagePrefix + mediaId;

    internal Purpose? Purpose => MediaOf(Target) is not null ? Drafting.Purpose.AltText : Enum.TryParse<Purpose>(What, out var what) && SuggestForPost.Offered.Contains(what) ? what : null;

    internal Voice? Tone => Enum.TryParse<Voice>(Voice, out var voice) && Enum.IsDefined(voice) ? voice : null;

    internal static Guid? ChannelOf(string? target) => Guid.TryParse(target, out var channel) ? channel : null;

    internal static Guid? MediaOf(string? target) =>
        target?.StartsWith(ImagePrefix, StringComparison.Ordinal) == true && Guid.TryParse(target.AsSpan(ImagePrefix.Length), out var media) ? media : null;
}
