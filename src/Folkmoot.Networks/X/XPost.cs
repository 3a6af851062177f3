// Makes a post on X: uploads the images, describes each, then creates the post.
using System.Net;
using System.Text.Json;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.X;

internal sealed class XPost(XHttp http, Verdicts verdicts)
{
    public async Task<SendOutcome> SendAsync(Account account, XSettings settings, Outgoing outgoing, CancellationToken cancellationToken)
    {
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

        var json = JsonSerializer.Serialize(new PostRequest(
            outgoing.Text, ids.Count == 0 ? null : new(ids), outgoing.ReplyTo is { } target ? new(target.ExternalId) : null), XJson.Shapes.PostRequest);
        var exchange = await http.CallAsync(settings, HttpMethod.Post, "2/tweets", JsonBody.Of(json), cancellationToken).ConfigureAwait(false);
        if (exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, XJson.Shapes.PostResponse)?.Data is { Id: { Length: > 0 } posted })
        {
            return new Sent(posted, PageOf(account, posted), null, Rendered(json, outgoing));
        }

        // X takes no text twice in a row: this is about the text, not about the account.
        return exchange is Answer { Status: HttpStatusCode.Forbidden } refused && X.Says(refused)?.Contains("duplicate", StringComparison.OrdinalIgnoreCase) == true
            ? new Refused(new Reason("networks.x.duplicate"))
            : verdicts.OfSend(exchange);
    }

    public static string PageOf(Account account, string id) => account[XHttp.Handle] is { Length: > 0 } handle ? $"https://x.com/{handle}/status/{id}" : $"https://x.com/i/status/{id}";

    private async Task<(string? Id, SendOutcome? Failed)> UploadAsync(XSettings settings, OutgoingImage image, CancellationToken cancellationToken)
    {
        var category = image.MediaType == "image/gif" ? "tweet_gif" : "tweet_image";
        var form = Multipart.Form([("media_category", category), ("media_type", image.MediaType)], ("media", Multipart.FileName(image.MediaType), image.MediaType, image.Bytes));
        var exchange = await http.CallAsync(settings, HttpMethod.Post, "2/media/upload", form, cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, XJson.Shapes.MediaResponse)?.Data is not { Id: { Length: > 0 } id })
        {
            return (null, verdicts.OfPreparation(exchange));
        }

        if (image.AltText.Length == 0)
        {
            return (id, null);
        }

        // A post whose image could not be described does not go out.
        var described = JsonSerializer.Serialize(new MetadataRequest(id, new(new(image.AltText))), XJson.Shapes.MetadataRequest);
        exchange = await http.CallAsync(settings, HttpMethod.Post, "2/media/metadata", JsonBody.Of(described), cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } ? (id, null) : (null, verdicts.OfPreparation(exchange));
    }

    // The descriptions went out before the post: the record of what was sent has them too.
    private static string Rendered(string json, Outgoing outgoing) => outgoing.Images.Count == 0 ? json
        : $$"""{"request":{{json}},"descriptions":{{JsonSerializer.Serialize(outgoing.Images.Select(image => image.AltText).ToList(), XJson.Shapes.IReadOnlyListString)}}}""";
}
