// Looks for a post among the page's own, after an outcome that is unknown.
using System.Globalization;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Facebook;

/// <summary>Facebook knows no key of ours: the page's feed since the send is read back, all of it, before "not there" is said.</summary>
internal sealed class FacebookSearch(FacebookHttp http, Verdicts verdicts)
{
    private const int PageSize = 50;
    private const int PagesMax = 20;

    // How far Facebook's clock may be from ours.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    public async Task<FindOutcome> RunAsync(FacebookSettings settings, Outgoing outgoing, DateTimeOffset since, CancellationToken cancellationToken)
    {
        string? after = null;
        for (int page = 0; page < PagesMax; page++)
        {
            List<(string, string)> query =
            [
                ("fields", "id,message,created_time,permalink_url,from,attachments{media_type}"),
                ("since", (since - ClockDifference).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                ("limit", PageSize.ToString(CultureInfo.InvariantCulture)),
            ];
            if (after is not null)
            {
                query.Add(("after", after));
            }

            var exchange = await http.GetAsync(settings.Server, settings.Token, $"{settings.Page}/feed", cancellationToken, query).ConfigureAwait(false);
            if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, FacebookJson.Shapes.PostList) is not { Data: { } data } read)
            {
                return verdicts.OfFind(exchange);
            }

            // What others wrote on the page is in its feed too.
            if (data.FirstOrDefault(post => post.Id is { Length: > 0 } && (post.From?.Id ?? settings.Page) == settings.Page && IsSame(outgoing, post)) is { } found)
            {
                return new Found(found.Id!, found.PermalinkUrl ?? FacebookPost.PageOf(found.Id!), null);
            }

            after = read.Paging?.Cursors?.After;
            if (data.Count == 0 || string.IsNullOrEmpty(read.Paging?.Next) || string.IsNullOrEmpty(after))
            {
                return new NotFound();
            }
        }

        return new CannotTell(new Reason("networks.search.too-many", verdicts.Title));
    }

    private static bool IsSame(Outgoing outgoing, PostMessage post) => Plain(outgoing.Text) == Plain(post.Message ?? "")
        && outgoing.Images.Count > 0 == (post.Attachments?.Data?.Any(attachment => attachment.MediaType is "photo" or "album") == true);

    private static string Plain(string text) => string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
