// A notice or an answer as a note of ActivityStreams. Pure.
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Web.Components;

namespace Folkmoot.Noticeboard.Federation;

/// <param name="Assisted">That a machine helped, in the agency's language.</param>
/// <param name="Corrected">That it was corrected, and when; null where it was not.</param>
internal sealed record NoteWords(string Assisted, string? Corrected);

internal static partial class NoteOf
{
    private const int TagsMax = 50;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static OwnNote Post(Notice notice, ActorLinks links, NoteWords words) => new(
        links.Post(notice.Id),
        links.Actor,
        (notice.Title is { } title ? $"<p><strong>{Encoder.Encode(title)}</strong></p>" : "") + NoticeHtml.Text(notice.Text) + Marks(notice.MachineAssisted, words),
        notice.Language,
        notice.PublishedAt,
        notice.CorrectedAt,
        [.. notice.Images.Select(i => new OwnAttachment($"{links.Home}/media/{i.Sha256}", i.MediaType, i.AltText, i.Width, i.Height))],
        Hashtags(notice.Text, links.Home),
        [OwnDocuments.Everybody],
        [links.Followers]);

    public static OwnNote Answer(FederatedAnswer answer, ActorLinks links, NoteWords words)
    {
        var mention = $"<a href=\"{Encoder.Encode(answer.AuthorId)}\" class=\"u-url mention\">@{Encoder.Encode(answer.AuthorHandle)}</a> ";
        var html = NoticeHtml.Text(answer.Text);
        return new(
            links.Answer(answer.Id),
            links.Actor,
            "<p>" + mention + (html.StartsWith("<p>", StringComparison.Ordinal) ? html[3..] : html) + Marks(answer.MachineAssisted, words),
            answer.Languages.Split(' ', 2)[0] is { Length: > 0 } language ? language : null,
            answer.PublishedAt,
            null,
            [],
            [new OwnTag("Mention", answer.AuthorId, "@" + answer.AuthorHandle)],
            answer.IsPublic ? [OwnDocuments.Everybody, answer.AuthorId] : [answer.AuthorId],
            [],
            answer.InReplyTo);
    }

    /// <summary>Each once, in the order of the text; not those within addresses, and none of figures alone.</summary>
    internal static IReadOnlyList<OwnTag> Hashtags(string text, string home) =>
        [.. UserLinks.Split(text).Where(p => !p.Item2).SelectMany(p => Hashtag().Matches(p.Item1).Select(m => m.Value))
            .Where(tag => tag.Any(char.IsLetter)).Distinct(StringComparer.OrdinalIgnoreCase).Take(TagsMax).Select(tag => new OwnTag("Hashtag", home, tag))];

    private static string Marks(bool assisted, NoteWords words) =>
        (assisted ? $"<p>{Encoder.Encode(words.Assisted)}</p>" : "") + (words.Corrected is { } corrected ? $"<p>{Encoder.Encode(corrected)}</p>" : "");

    [GeneratedRegex(@"(?<![\p{L}\p{M}\p{Nd}_/&#])#[\p{L}\p{M}\p{Nd}_]{1,100}", RegexOptions.CultureInvariant)]
    private static partial Regex Hashtag();
}
