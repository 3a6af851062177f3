// Makes a post on Mastodon: uploads the images with their descriptions, then creates the status under the delivery's key.
using System.Net;
using System.Text.Json;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.Mastodon;

internal sealed class MastodonPost(MastodonHttp http, Verdicts verdicts, NetworkRules rules)
{
    private const int PollsMax = 10;

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    public async Task<SendOutcome> SendAsync(MastodonSettings settings, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        // A server that does not tell its limits is taken to have the usual ones; what is wrong with it shows at the next call.
        var (limits, _) = await http.LimitsAsync(settings, cancellationToken).ConfigureAwait(false);
        var (text, visibility, noReply) = await TextAsync(settings, outgoing, cancellationToken).ConfigureAwait(false);
        if (noReply is not null)
        {
            return noReply;
        }

        if (MastodonLimits.Unfit(rules, limits, outgoing with { Text = text }) is { } unfit)
        {
            return unfit;
        }

        var ids = new List<string>(outgoing.Images.Count);
        foreach (var image in outgoing.Images)
        {
            var (id, failed) = await UploadAsync(settings, image, cancellationToken).ConfigureAwait(false);
            if (id is null)
            {
                return failed!;
            }

            ids.Add(id);
        }

        var request = new PostRequest(text, ids.Count == 0 ? null : ids, outgoing.ReplyTo?.ExternalId, outgoing.Languages is [var language, ..] ? Primary(language) : null, visibility);
        var json = JsonSerializer.Serialize(request, MastodonJson.Shapes.PostRequest);
        var exchange = await http.PostAsync(settings, "api/v1/statuses", JsonBody.Of(json), key, cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, MastodonJson.Shapes.StatusMessage) is { Id: { Length: > 0 } id2, Url: var url }
            ? new Sent(id2, url, null, Rendered(json, outgoing))
            : verdicts.OfSend(exchange);
    }

    /// <summary>
    /// The text as it is sent, and who sees it. An answer names the one it answers, who would not hear of it otherwise, and is seen by no more
    /// people than what it answers: a private question is never answered in public.
    /// </summary>
    public async Task<(string Text, string Visibility, SendOutcome? Failed)> TextAsync(MastodonSettings settings, Outgoing outgoing, CancellationToken cancellationToken)
    {
        if (outgoing.ReplyTo is not { } target)
        {
            return (outgoing.Text, "public", null);
        }

        if (outgoing.Continues)
        {
            return (outgoing.Text, "public", null); // Beneath a post of our own, which was public too: there is nobody to name.
        }

        var exchange = await http.GetAsync(settings, "api/v1/statuses/" + Uri.EscapeDataString(target.ExternalId), cancellationToken).ConfigureAwait(false);
        if (exchange is Answer { Status: HttpStatusCode.NotFound })
        {
            return ("", "", new Refused(new Reason("networks.mastodon.parent-gone")));
        }

        if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, MastodonJson.Shapes.StatusMessage) is not { Account.Acct: { Length: > 0 } acct } parent)
        {
            return ("", "", verdicts.OfPreparation(exchange));
        }

        var name = "@" + acct;
        var visibility = parent.Visibility is "public" or "unlisted" or "private" or "direct" ? parent.Visibility : "direct";
        return (outgoing.Text.Contains(name, StringComparison.OrdinalIgnoreCase) ? outgoing.Text : $"{name} {outgoing.Text}", visibility, null);
    }

    private async Task<(string? Id, SendOutcome? Failed)> UploadAsync(MastodonSettings settings, OutgoingImage image, CancellationToken cancellationToken)
    {
        (string, string)[] fields = image.Focus is { } focus ? [("description", image.AltText), ("focus", focus.FromTheMiddle)] : [("description", image.AltText)];
        var form = Multipart.Form(fields, ("file", Multipart.FileName(image.MediaType), image.MediaType, image.Bytes));
        var exchange = await http.PostAsync(settings, "api/v2/media", form, null, cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, MastodonJson.Shapes.AttachmentMessage) is not { Id: { Length: > 0 } id })
        {
            return (null, verdicts.OfPreparation(exchange));
        }

        // 202: the server is still working on it, and a post with it would be refused.
        for (int polls = 0; exchange is Answer { Status: HttpStatusCode.Accepted or HttpStatusCode.PartialContent }; polls++)
        {
            if (polls == PollsMax)
            {
                return (null, new Busy(new Reason("networks.mastodon.processing")));
            }

            await Task.Delay(PollEvery, http.Clock, cancellationToken).ConfigureAwait(false);
            exchange = await http.GetAsync(settings, "api/v1/media/" + Uri.EscapeDataString(id), cancellationToken).ConfigureAwait(false);
        }

        return exchange is Answer { Succeeded: true } ? (id, null) : (null, verdicts.OfPreparation(exchange));
    }

    // The descriptions went out with the images: the record of what was sent has them too.
    private static string Rendered(string json, Outgoing outgoing) => outgoing.Images.Count == 0 ? json
        : $$"""{"request":{{json}},"descriptions":{{JsonSerializer.Serialize(outgoing.Images.Select(image => image.AltText).ToList(), MastodonJson.Shapes.IReadOnlyListString)}}}""";

    // ISO 639: Mastodon takes "es" and not "es-MX".
    public static string? Primary(string tag) => tag.Split('-')[0] is { Length: 2 or 3 } code ? code.ToLowerInvariant() : null;
}
