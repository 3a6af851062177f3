// Maps one notification of Bluesky to our record of something that somebody said.
namespace Folkmoot.Networks.Bluesky;

internal static class BlueskyIncoming
{
    /// <summary>Null for what is none of ours to read: likes, follows, and records without the fields that their lexicon requires.</summary>
    /// <param name="ours">The account's own DID: Bluesky calls an answer to us that also names us a mention, and it is an answer all the same.</param>
    public static Incoming? Map((Notification Item, DateTimeOffset Indexed, string Raw) notification, string ours)
    {
        var (item, indexed, raw) = notification;
        IncomingKind? kind = item.Reason switch
        {
            "reply" => IncomingKind.Reply,
            "mention" when RecordAddress.Parse(item.Record?.Reply?.Parent?.Uri ?? "")?.Did == ours => IncomingKind.Reply,
            "mention" => IncomingKind.Mention,
            "quote" => IncomingKind.Quote,
            _ => null,
        };
        if (kind is null || item is not { Uri: { } uri, Author: { Did: { } did } author, Record: { } record } || RecordAddress.Parse(uri) is not { } address)
        {
            return null;
        }

        // "handle.invalid" is what Bluesky shows for an account whose domain no longer points to it.
        var handle = author.Handle is { Length: > 0 } given && given != "handle.invalid" ? given : did;
        var root = record.Reply?.Root;
        return new(
            uri,
            kind.Value,
            new IncomingAuthor(did, handle, string.IsNullOrWhiteSpace(author.DisplayName) ? handle : author.DisplayName),
            record.Text ?? "",
            indexed,
            address.PageOf(handle),
            record.Langs is [var language, ..] ? language : null,
            record.Reply?.Parent?.Uri,
            root?.Uri ?? uri,
            root is null ? item.Cid : root.Cid,
            item.Cid,
            raw);
    }
}
