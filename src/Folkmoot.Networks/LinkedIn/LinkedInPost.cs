// Makes a post on a page: uploads the images, then publishes the post with them and their descriptions.
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.LinkedIn;

internal sealed partial class LinkedInPost(LinkedInHttp http, Verdicts verdicts)
{
    private const string PostId = "x-restli-id";

    /// <summary>LinkedIn no longer answers the version that we speak.</summary>
    public static Reason OldVersion => new("networks.linkedin.version");

    public async Task<SendOutcome> SendAsync(LinkedInSettings settings, Outgoing outgoing, CancellationToken cancellationToken)
    {
        var images = new List<ImageContent>();
        foreach (var image in outgoing.Images)
        {
            var (id, failed) = await UploadAsync(settings, image, cancellationToken).ConfigureAwait(false);
            if (id is null)
            {
                return failed!;
            }

            images.Add(new(id, image.AltText.Length > 0 ? image.AltText : null));
        }

        var content = images switch
        {
            [] => null,
            [var only] => new PostContent(only, null),
            _ => new PostContent(null, new(images)),
        };
        var post = new PostRequest(settings.Urn, LinkedInText.Write(outgoing.Text), "PUBLIC", new("MAIN_FEED", [], []), content, "PUBLISHED", IsReshareDisabledByAuthor: false);
        var body = JsonSerializer.Serialize(post, LinkedInJson.Shapes.PostRequest);
        var exchange = await http.CallAsync(settings, HttpMethod.Post, "posts", JsonBody.Of(body), cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Succeeded: true } answer when Empty(answer) && answer.Headers.TryGetValue(PostId, out var id) && PostUrn().IsMatch(Uri.UnescapeDataString(id)) =>
                new Sent(Uri.UnescapeDataString(id), PageOf(Uri.UnescapeDataString(id)), null, body),
            Answer { Status: HttpStatusCode.UpgradeRequired } => new Refused(OldVersion),
            Answer { Status: HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity } refused
                when JsonBody.Read(refused, LinkedInJson.Shapes.FailureMessage)?.Message?.Contains("duplicate of urn:li:", StringComparison.OrdinalIgnoreCase) == true => new Refused(new Reason("networks.linkedin.duplicate")),
            _ => verdicts.OfSend(exchange),
        };
    }

    public static string PageOf(string urn) => $"https://www.linkedin.com/feed/update/{urn}/";

    public static bool IsPost(string? urn) => urn is not null && PostUrn().IsMatch(urn);

    private async Task<(string? Id, SendOutcome? Failed)> UploadAsync(LinkedInSettings settings, OutgoingImage image, CancellationToken cancellationToken)
    {
        var exchange = await http.PostAsync(settings, "images?action=initializeUpload", new UploadRequest(new(settings.Urn)), LinkedInJson.Shapes.UploadRequest, cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, LinkedInJson.Shapes.UploadMessage)?.Value is not { UploadUrl: { Length: > 0 } address, Image: { } id }
            || !ImageUrn().IsMatch(id))
        {
            return (null, exchange is Answer { Status: HttpStatusCode.UpgradeRequired } ? new Refused(OldVersion) : verdicts.OfPreparation(exchange));
        }

        return await http.UploadAsync(settings, address, image, cancellationToken).ConfigureAwait(false) switch
        {
            null => (null, new Busy(verdicts.Unreadable)),
            Answer { Succeeded: true } => (id, null),
            var failed => (null, verdicts.OfPreparation(failed)),
        };
    }

    // The id is in a header, and the body is empty; whatever else is there did not come from LinkedIn alone.
    private static bool Empty(Answer answer) => string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(answer.Body)) || JsonBody.Read(answer, LinkedInJson.Shapes.FailureMessage) is not null;

    [GeneratedRegex(@"^urn:li:(share|ugcPost):[0-9]{1,30}\z")]
    private static partial Regex PostUrn();

    [GeneratedRegex(@"^urn:li:image:[A-Za-z0-9_-]{1,100}\z")]
    private static partial Regex ImageUrn();
}
