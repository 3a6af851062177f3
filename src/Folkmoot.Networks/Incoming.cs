namespace Folkmoot.Networks;

/// <summary>Something that somebody said: to us, about us, or in a feed that we read.</summary>
/// <param name="ExternalId">The network's own id; with the network it is unique for ever.</param>
/// <param name="Kind">What it is to us.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Url">Where a person can see it; null when nowhere.</param>
/// <param name="Language">BCP 47 tag that its author gave; null when none.</param>
/// <param name="ReplyToId">The item that it answers.</param>
/// <param name="RootId">The first item of its thread; its own id when it starts one.</param>
/// <param name="Revision">The network's revision of it (Bluesky's cid), needed to answer it.</param>
/// <param name="Raw">The far end's own record as it came, stored first.</param>
/// <param name="Title">Headline of a feed's item, which <paramref name="Text"/> begins with; null for none.</param>
public sealed record Incoming(
    string ExternalId,
    IncomingKind Kind,
    IncomingAuthor Author,
    string Text,
    DateTimeOffset At,
    string? Url,
    string? Language,
    string? ReplyToId,
    string? RootId,
    string? RootRevision,
    string? Revision,
    string Raw,
    string? Title = null);

/// <summary>Its author as the network names them.</summary>
public sealed record IncomingAuthor(string ExternalId, string Handle, string DisplayName);

public enum IncomingKind
{
    Reply,
    Mention,
    Quote,
    Message,
    FeedItem,
}
