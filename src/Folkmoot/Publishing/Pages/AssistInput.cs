// The part of the compose form that asks a machine for a suggestion.
using Folkmoot.Drafting;

namespace Folkmoot.Publishing.Pages;

public sealed class AssistInput
{
    /// <summary>The text above, not a channel's own.</summary>
    public const string MainText = "text";

    /// <summary>An own text for each channel that the text is too long for.</summary>
    public const string Each = "each";

    private const string ImagePrefix = "image:";

    /// <summary>Name of a <see cref="Drafting.Purpose"/>.</summary>
    public string? What { get; set; }

    /// <summary>Where the suggestion goes: <see cref="MainText"/>, <see cref="Each"/>, a channel's id, or <c>image:</c> and a file's id.</summary>
    public string Target { get; set => field = value ?? MainText; } = MainText;

    public string? Language { get; set; }

    /// <summary>Name of a <see cref="Drafting.Voice"/>.</summary>
    public string? Voice { get; set; }

    public string? Notes { get; set; }

    /// <summary>The large model is asked, not our own rules.</summary>
    public bool Outside { get; set; }

    /// <summary>Proposals that nobody has decided about, each with where it goes; the choices above may have changed since.</summary>
    public List<OpenProposal> Open { get; set => field = value ?? []; } = [];

    /// <summary>Proposals that were taken over while this form was open.</summary>
    public List<Guid> Taken { get; set => field = value ?? []; } = [];

    internal static string ImageTarget(Guid mediaId) => ImagePrefix + mediaId;

    internal Purpose? Purpose => MediaOf(Target) is not null ? Drafting.Purpose.AltText : Enum.TryParse<Purpose>(What, out var what) && SuggestForPost.IsOffered(what) ? what : null;

    internal Voice? Tone => Enum.TryParse<Voice>(Voice, out var voice) && Enum.IsDefined(voice) ? voice : null;

    internal static Guid? ChannelOf(string? target) => Guid.TryParse(target, out var channel) ? channel : null;

    internal static Guid? MediaOf(string? target) =>
        target?.StartsWith(ImagePrefix, StringComparison.Ordinal) == true && Guid.TryParse(target.AsSpan(ImagePrefix.Length), out var media) ? media : null;
}

public sealed class OpenProposal
{
    public Guid Id { get; set; }

    public string Target { get; set => field = value ?? AssistInput.MainText; } = AssistInput.MainText;

    /// <summary>What the person made of it so far.</summary>
    public string? Edited { get; set; }
}
