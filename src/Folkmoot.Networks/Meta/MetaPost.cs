// Makes a post by Meta's two steps: a container with the text and each image, and then its publication, which a container has once.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Meta;

/// <summary>
/// The container is remembered with the account under the delivery's key: a second run publishes the same one instead of another, and whether it was
/// published can be asked.
/// </summary>
internal sealed class MetaPost(MetaHttp http, Verdicts verdicts, MetaSite site)
{
    private const string Remembered = "container";
    private const int LooksMax = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longer = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Full = TimeSpan.FromHours(1);

    public async Task<SendOutcome> SendAsync(Account account, MetaSettings settings, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if (outgoing.Images.Any(image => image.Address is null))
        {
            return new Refused(new Reason("networks.meta.no-address", verdicts.Title));
        }

        if (await http.IdentifyAsync(account, settings, again: false, cancellationToken).ConfigureAwait(false) is { } stranger)
        {
            return verdicts.OfPreparation(stranger);
        }

        if (await ExhaustedAsync(account, settings, cancellationToken).ConfigureAwait(false) is { } full)
        {
            return full;
        }

        var form = Form(outgoing);
        var container = ContainerOf(account, outgoing, key);
        var state = container is null ? null : await StateAsync(settings, container, cancellationToken).ConfigureAwait(false);
        if (state == "PUBLISHED")
        {
            return new Unknown(new Reason("networks.meta.published", verdicts.Title)); // The search finds it, with its id and address.
        }

        if (container is null || state is null or "ERROR" or "EXPIRED")
        {
            var (made, failed) = await MakeAsync(account, settings, outgoing, form, cancellationToken).ConfigureAwait(false);
            if (made is null)
            {
                return failed!;
            }

            container = made;
            account.Keep(Remembered, $"{Mark(outgoing, key)}:{container}");
        }

        if (await ReadyAsync(settings, container, cancellationToken).ConfigureAwait(false) is { } notYet)
        {
            return notYet;
        }

        var exchange = await http.PostAsync(settings, $"{account[MetaHttp.UserId]}/{site.Publish}", [("creation_id", container)], cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, MetaJson.Shapes.MadeMessage) is { Id: { Length: > 0 } id }
            ? new Sent(id, await PageAsync(settings, id, cancellationToken).ConfigureAwait(false), null, Rendered(form, outgoing))
            : verdicts.OfSend(exchange);
    }

    /// <summary>The container made for this very content, or null.</summary>
    public static string? ContainerOf(Account account, Outgoing outgoing, Guid key) =>
        account[Remembered].Split(':') is [var mark, var id] && mark == Mark(outgoing, key) ? id : null;

    /// <summary>FINISHED, IN_PROGRESS, PUBLISHED, ERROR or EXPIRED; null when that cannot be learned.</summary>
    public async Task<string?> StateAsync(MetaSettings settings, string container, CancellationToken cancellationToken)
    {
        var exchange = await http.GetAsync(settings, Uri.EscapeDataString(container), cancellationToken, ("fields", site.Status)).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, MetaJson.Shapes.ContainerMessage) is { } told ? told.Status ?? told.StatusCode : null;
    }

    private async Task<SendOutcome?> ExhaustedAsync(Account account, MetaSettings settings, CancellationToken cancellationToken)
    {
        var exchange = await http.GetAsync(settings, $"{account[MetaHttp.UserId]}/{site.Limit}", cancellationToken, ("fields", "quota_usage,config")).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, MetaJson.Shapes.LimitPage)?.Data is [{ QuotaUsage: { } used, Config.QuotaTotal: > 0 and var total }, ..] && used >= total
            ? new Busy(new Reason("networks.meta.full", verdicts.Title, total), http.Clock.GetUtcNow() + Full)
            : null; // Where it is not told, publishing itself is refused.
    }

    private async Task<(string? Id, SendOutcome? Failed)> MakeAsync(
        Account account, MetaSettings settings, Outgoing outgoing, List<(string Name, string Value)> form, CancellationToken cancellationToken)
    {
        var whole = form;
        if (outgoing.Images.Count > 1)
        {
            var children = new List<string>(outgoing.Images.Count);
            foreach (var image in outgoing.Images)
            {
                var (child, wrong) = await CreateAsync(account, settings, [.. Image(image), ("is_carousel_item", "true")], cancellationToken).ConfigureAwait(false);
                if (child is null)
                {
                    return (null, wrong);
                }

                if (await ReadyAsync(settings, child, cancellationToken).ConfigureAwait(false) is { } notYet)
                {
                    return (null, notYet);
                }

                children.Add(child);
            }

            whole = [.. form, ("children", string.Join(',', children))];
        }

        return await CreateAsync(account, settings, whole, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(string? Id, SendOutcome? Failed)> CreateAsync(Account account, MetaSettings settings, List<(string Name, string Value)> form, CancellationToken cancellationToken)
    {
        var exchange = await http.PostAsync(settings, $"{account[MetaHttp.UserId]}/{site.Edge}", form, cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, MetaJson.Shapes.MadeMessage) is { Id: { Length: > 0 } id } && id.All(char.IsAsciiDigit)
            ? (id, null)
            : (null, verdicts.OfPreparation(exchange)); // A container that nobody publishes is seen by nobody and ends after a day.
    }

    /// <summary>Waits a little until a container can be published. Null when it can, else what to do.</summary>
    private async Task<SendOutcome?> ReadyAsync(MetaSettings settings, string container, CancellationToken cancellationToken)
    {
        for (int look = 1; ; look++)
        {
            var exchange = await http.GetAsync(settings, Uri.EscapeDataString(container), cancellationToken, ("fields", site.Typed ? site.Status + ",error_message" : site.Status)).ConfigureAwait(false);
            if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, MetaJson.Shapes.ContainerMessage) is not { } told)
            {
                return verdicts.OfPreparation(exchange);
            }

            switch (told.Status ?? told.StatusCode)
            {
                case "FINISHED":
                    return null;
                case "ERROR":
                    return new Refused(new Reason("networks.meta.error", verdicts.Title, Words.Clean(told.ErrorMessage)));
                case "IN_PROGRESS" when look < LooksMax:
                    await Task.Delay(Pause, http.Clock, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    return new Busy(new Reason("networks.meta.processing", verdicts.Title), http.Clock.GetUtcNow() + Longer);
            }
        }
    }

    private async Task<string?> PageAsync(MetaSettings settings, string id, CancellationToken cancellationToken)
    {
        var exchange = await http.GetAsync(settings, Uri.EscapeDataString(id), cancellationToken, ("fields", "permalink")).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } answer ? PageOf(JsonBody.Read(answer, MetaJson.Shapes.MediaMessage)) : null;
    }

    public static string? PageOf(MediaMessage? post) => Uri.TryCreate(post?.Permalink, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps ? page.AbsoluteUri : null;

    private List<(string Name, string Value)> Form(Outgoing outgoing)
    {
        List<(string, string)> form = outgoing.Images.Count switch
        {
            0 => [("media_type", "TEXT")],
            1 => Image(outgoing.Images[0]),
            _ => [("media_type", "CAROUSEL")],
        };
        if (outgoing.Text.Length > 0)
        {
            form.Add((site.Text, outgoing.Text));
        }

        return form;
    }

    private List<(string Name, string Value)> Image(OutgoingImage image)
    {
        List<(string, string)> form = [("image_url", image.Address!.AbsoluteUri)];
        if (site.Typed)
        {
            form.Add(("media_type", "IMAGE"));
        }

        if (image.AltText.Length > 0)
        {
            form.Add(("alt_text", image.AltText));
        }

        return form;
    }

    // The addresses of images end after a while, and the descriptions of a carousel went out before the post: the record has them all.
    private static string Rendered(List<(string Name, string Value)> form, Outgoing outgoing)
    {
        var kept = form.Where(field => field.Name is not ("image_url" or "alt_text")).ToDictionary(field => field.Name, field => field.Value);
        foreach (var (place, image) in outgoing.Images.Index())
        {
            kept[$"image{place}"] = Convert.ToHexStringLower(SHA256.HashData(image.Bytes.Span));
            kept[$"image{place}.alt_text"] = image.AltText;
        }

        return JsonSerializer.Serialize(kept, Relaxed.IReadOnlyDictionaryStringString);
    }

    private static readonly MetaJson Relaxed = new(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    // A delivery that is used again after a change keeps its key: the content is part of the mark.
    private static string Mark(Outgoing outgoing, Guid key)
    {
        var content = string.Join('\n', outgoing.Images.Select(image => Convert.ToHexString(SHA256.HashData(image.Bytes.Span)) + image.AltText).Prepend(outgoing.Text));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{content}")).AsSpan(0, 16));
    }
}
