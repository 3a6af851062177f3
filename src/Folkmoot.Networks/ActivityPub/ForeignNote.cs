// A note that somebody on another server wrote, as plain text.
using System.Text.Json;
using Folkmoot.Networks.Rss;

namespace Folkmoot.Networks.ActivityPub;

/// <param name="Author">The one whose activity brought it: nobody speaks for another.</param>
/// <param name="Mentions">Whom it names.</param>
/// <param name="To">Whom it is addressed to, by <c>to</c> and <c>cc</c>.</param>
public sealed record ForeignNote(
    string Id, string Author, string Text, string? Language, DateTimeOffset? Published, DateTimeOffset? Updated, string? Url, string? InReplyTo,
    IReadOnlyList<string> Mentions, IReadOnlyList<string> To, string Raw)
{
    private const int ListMax = 200;

    private static readonly string[] Types = ["Note", "Article", "Question", "Page"];
    private static readonly string[] Everybody = ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"];

    public bool IsPublic => To.Any(to => Everybody.Contains(to, StringComparer.Ordinal));

    /// <summary>Null where it is none, or not its sender's own.</summary>
    internal static ForeignNote? Read(JsonElement note, string actor, NetworkOptions options)
    {
        var id = ForeignJson.IdOf(note);
        if (!ForeignJson.Is(note, Types) || ForeignIds.Read(id, options) is not { } address || ForeignJson.Id(note, "attributedTo") != actor
            || ForeignIds.Read(actor, options) is not { } author || !ForeignIds.SameOrigin(address, author))
        {
            return null;
        }

        var (html, language) = Content(note);
        var warning = HtmlText.Of(ForeignJson.Text(note, "summary"));
        var text = HtmlText.Of(html);
        var url = ForeignJson.Each(note, "url").Select(e => ForeignJson.IdOf(e) ?? ForeignJson.Text(e, "href")).FirstOrDefault(u => u is not null);
        return new(
            id!,
            actor,
            string.Join("\n\n", new[] { warning, text }.Where(part => part.Length > 0)),
            language,
            ForeignJson.Instant(note, "published"),
            ForeignJson.Instant(note, "updated"),
            ForeignIds.Read(url, options)?.AbsoluteUri ?? address.AbsoluteUri,
            ForeignIds.Read(ForeignJson.Id(note, "inReplyTo"), options) is null ? null : ForeignJson.Id(note, "inReplyTo"),
            [.. ForeignJson.Each(note, "tag").Take(ListMax).Where(t => ForeignJson.Is(t, "Mention")).Select(t => ForeignJson.Text(t, "href")).OfType<string>()],
            [.. ForeignJson.Ids(note, "to").Concat(ForeignJson.Ids(note, "cc")).Take(ListMax)],
            note.GetRawText());
    }

    /// <summary>The words in the language that they are said to be in, where exactly one is named.</summary>
    private static (string? Html, string? Language) Content(JsonElement note)
    {
        var content = ForeignJson.Text(note, "content");
        if (ForeignJson.Member(note, "contentMap") is not { ValueKind: JsonValueKind.Object } map)
        {
            return (content, null);
        }

        var languages = map.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.String && m.Name.Length <= 35).Take(2).Select(m => m.Name).ToList();
        return (content ?? (languages is [var first, ..] ? ForeignJson.Text(map, first) : null), languages is [var only] ? only : null);
    }
}
