namespace Folkmoot.Networks;

/// <summary>What leaves the house: the exact content, frozen when it was approved.</summary>
/// <param name="Text">Plain text; links, mentions and hashtags are found in it by each network.</param>
/// <param name="Languages">BCP 47 tags of the text, the main one first.</param>
/// <param name="ReplyTo">The item that this answers, or null for a post of its own.</param>
/// <param name="Title">Headline where the network has one (the Noticeboard); null otherwise.</param>
/// <param name="MachineAssisted">A machine proposed words of it and a person took them over; for networks that can say so.</param>
/// <param name="Continues">What it answers is our own: it is a further part of a thread.</param>
/// <param name="CreatedAt">The instant that the post carries; the same at every attempt.</param>
public sealed record Outgoing(
    string Text,
    IReadOnlyList<string> Languages,
    IReadOnlyList<OutgoingImage> Images,
    DateTimeOffset CreatedAt,
    ReplyTarget? ReplyTo = null,
    string? Title = null,
    bool MachineAssisted = false,
    bool Continues = false);

/// <summary>An image with its alternative text, empty only where that was exempted and recorded. <paramref name="MediaType"/> was read from the bytes, not from a file name.</summary>
/// <param name="Focus">What must stay to be seen where only a part is shown; null where nobody said.</param>
/// <param name="Address">Where a network that fetches images can fetch it, for a while; null where nobody outside can reach this installation.</param>
public sealed record OutgoingImage(string MediaType, ReadOnlyMemory<byte> Bytes, string AltText, int Width, int Height, Uri? Address = null, FocalPoint? Focus = null);

/// <summary>The item being answered: its own id, its revision where the network has one, and the first item of its thread.</summary>
public sealed record ReplyTarget(string ExternalId, string? Revision, string RootId, string? RootRevision);
