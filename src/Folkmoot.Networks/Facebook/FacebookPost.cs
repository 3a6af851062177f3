// Makes a post on a page: uploads the images unpublished, each with its description, then publishes the post with all of them.
using System.Net;
using System.Text.Json;
using Folkmoot.Networks.Counting;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Meta;

namespace Folkmoot.Networks.Facebook;

internal sealed class FacebookPost(FacebookHttp http, Verdicts verdicts)
{
    /// <summary>Graph's code for a text that the page has just published.</summary>
    private const int Duplicate = 506;

    public async Task<SendOutcome> SendAsync(FacebookSettings settings, Outgoing outgoing, CancellationToken cancellationToken)
    {
        var form = new List<(string Name, string Value)>();
        if (outgoing.Text.Length > 0)
        {
            form.Add(("message", outgoing.Text));
        }

        foreach (var (index, image) in outgoing.Images.Index())
        {
            var (id, failed) = await UploadAsync(settings, image, cancellationToken).ConfigureAwait(false);
            if (id is null)
            {
                return failed!;
            }

            form.Add(($"attached_media[{index}]", $$"""{"media_fbid":"{{id}}"}"""));
        }

        // Programs get the preview of a link only where they name it.
        if (outgoing.Images.Count == 0 && LinkIn(outgoing.Text) is { } link)
        {
            form.Add(("link", link));
        }

        var exchange = await http.PostAsync(settings, $"{settings.Page}/feed", form, cancellationToken).ConfigureAwait(false);
        if (exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, FacebookJson.Shapes.MadeMessage) is { Id: { Length: > 0 } posted })
        {
            return new Sent(posted, PageOf(posted), null, Rendered(form, outgoing));
        }

        return exchange is Answer { Status: HttpStatusCode.BadRequest } refused && JsonBody.Read(refused, MetaJson.Shapes.FailureMessage)?.Error?.Code == Duplicate
            ? new Refused(new Reason("networks.facebook.duplicate"))
            : verdicts.OfSend(exchange);
    }

    public static string PageOf(string id) => $"https://www.facebook.com/{id}";

    /// <summary>The first address that is written out in full.</summary>
    private static string? LinkIn(string text) => AddressFinder.Find(text, AddressGrammar.X).Select(address => text.Substring(address.Start, address.Length))
        .FirstOrDefault(written => Uri.TryCreate(written, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    private async Task<(string? Id, SendOutcome? Failed)> UploadAsync(FacebookSettings settings, OutgoingImage image, CancellationToken cancellationToken)
    {
        var form = Multipart.Form([("published", "false"), ("alt_text_custom", image.AltText)], ("source", Multipart.FileName(image.MediaType), image.MediaType, image.Bytes));
        var exchange = await http.PostAsync(settings, $"{settings.Page}/photos", form, cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, FacebookJson.Shapes.MadeMessage) is { Id: { Length: > 0 } id } && id.All(char.IsAsciiDigit)
            ? (id, null)
            : (null, verdicts.OfPreparation(exchange));
    }

    // The descriptions went out with the images: the record of what was sent has them too.
    private static string Rendered(IEnumerable<(string Name, string Value)> form, Outgoing outgoing)
    {
        var all = form.Concat(outgoing.Images.Index().Select(image => ($"alt_text_custom[{image.Index}]", image.Item.AltText)));
        return JsonSerializer.Serialize(all.ToDictionary(field => field.Item1, field => field.Item2), Relaxed);
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
