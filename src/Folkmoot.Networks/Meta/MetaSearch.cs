// Looks for a post among the account's own, after an outcome that is unknown.
using System.Globalization;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Meta;

/// <summary>
/// Meta knows no key of ours. The account's posts since the send are read back; where the container is still known, its status says for certain
/// whether it was published.
/// </summary>
internal sealed class MetaSearch(MetaHttp http, MetaPost posts, Verdicts verdicts, MetaSite site)
{
    private const int PageSize = 50;
    private const int PagesMax = 20;

    // How far Meta's clock may be from ours.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    public async Task<FindOutcome> RunAsync(Account account, MetaSettings settings, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (await http.IdentifyAsync(account, settings, again: false, cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return verdicts.OfFind(failed);
        }

        string? state = null;
        if (MetaPost.ContainerOf(account, outgoing, key) is { } container)
        {
            state = await posts.StateAsync(settings, container, cancellationToken).ConfigureAwait(false);
            if (state is "FINISHED" or "ERROR" or "EXPIRED")
            {
                return new NotFound(); // Not published; the next run publishes this very container, or makes one in place of it.
            }
        }

        var found = await SearchAsync(account, settings, outgoing, since - ClockDifference, cancellationToken).ConfigureAwait(false);
        return found is NotFound && state is "PUBLISHED" or "IN_PROGRESS" ? new CannotTell(new Reason("networks.meta.published", verdicts.Title)) : found;
    }

    private async Task<FindOutcome> SearchAsync(Account account, MetaSettings settings, Outgoing outgoing, DateTimeOffset since, CancellationToken cancellationToken)
    {
        string? after = null;
        for (int page = 0; page < PagesMax; page++)
        {
            List<(string, string)> query = [("fields", $"id,{site.Text},timestamp,permalink,media_type"), ("limit", PageSize.ToString(CultureInfo.InvariantCulture))];
            if (after is not null)
            {
                query.Add(("after", after));
            }

            var exchange = await http.GetAsync(settings, $"{account[MetaHttp.UserId]}/{site.Posts}", cancellationToken, query).ConfigureAwait(false);
            if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, MetaJson.Shapes.MediaPage) is not { Data: { } data } read)
            {
                return verdicts.OfFind(exchange);
            }

            foreach (var post in data)
            {
                if (!DateTimeOffset.TryParse(post.Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                {
                    return new CannotTell(verdicts.Unreadable);
                }

                if (at < since)
                {
                    return new NotFound(); // Newest first: what follows is older still.
                }

                if (post.Id is { Length: > 0 } id && IsSame(outgoing, post))
                {
                    return new Found(id, MetaPost.PageOf(post), null);
                }
            }

            after = read.Paging?.Cursors?.After;
            if (data.Count == 0 || string.IsNullOrEmpty(read.Paging?.Next) || string.IsNullOrEmpty(after))
            {
                return new NotFound();
            }
        }

        return new CannotTell(new Reason("networks.search.too-many", verdicts.Title));
    }

    private static bool IsSame(Outgoing outgoing, MediaMessage post) => Plain(outgoing.Text) == Plain(post.Text ?? post.Caption ?? "") && outgoing.Images.Count switch
    {
        0 => post.MediaType is "TEXT_POST" or "TEXT" or null,
        1 => post.MediaType == "IMAGE",
        _ => post.MediaType == "CAROUSEL_ALBUM",
    };

    private static string Plain(string text) => string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
