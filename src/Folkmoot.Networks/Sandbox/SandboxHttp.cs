// Calls the training network's far end and maps its messages to our records.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Sandbox;

internal sealed class SandboxHttp(SafeHttp http)
{
    public const string AddressField = "url";
    public const string AccountField = "account";

    /// <summary>How far the clocks of two machines may differ when times are compared across them.</summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    public Task<Exchange> GetAsync(Account account, string path, CancellationToken cancellationToken) => CallAsync(HttpMethod.Get, account, path, null, cancellationToken);

    public Task<Exchange> DeleteAsync(Account account, string path, CancellationToken cancellationToken) => CallAsync(HttpMethod.Delete, account, path, null, cancellationToken);

    public Task<Exchange> PostAsync(Account account, string path, string json, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, account, path, new OnceContent(Encoding.UTF8.GetBytes(json), "application/json"), cancellationToken);

    public Task<Exchange> PutAsync(Account account, string path, string json, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Put, account, path, new OnceContent(Encoding.UTF8.GetBytes(json), "application/json"), cancellationToken);

    /// <summary>What is wrong with the settings, or null.</summary>
    public static Broken? Wrong(Account account) =>
        Address(account) is null ? new Broken(new Reason("networks.sandbox.address.wrong"), AddressField)
        : account[AccountField].Trim().Length is 0 or > 100 ? new Broken(new Reason("networks.sandbox.account.wrong"), AccountField)
        : null;

    public static string Render(Account account, Outgoing outgoing, Guid key, bool once) => JsonSerializer.Serialize(
        new PostMessage(
            account[AccountField].Trim(),
            key,
            once,
            outgoing.Text,
            outgoing.Languages.Count > 0 ? outgoing.Languages : ["und"],
            [.. outgoing.Images.Select(image => new ImageMessage(
                image.MediaType, Convert.ToHexStringLower(SHA256.HashData(image.Bytes.Span)), image.Bytes.ToArray(), image.AltText, image.Width, image.Height))],
            outgoing.ReplyTo is { } reply ? new(reply.ExternalId, reply.RootId) : null,
            outgoing.CreatedAt),
        SandboxJson.Shapes.PostMessage);

    public static T? Read<T>(Answer answer, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Says(Answer answer) => Read(answer, SandboxJson.Shapes.RefusalMessage)?.Message;

    public static Incoming? Incoming(JsonElement element)
    {
        SandboxItem? item;
        try
        {
            item = element.Deserialize(SandboxJson.Shapes.SandboxItem);
        }
        catch (JsonException)
        {
            return null;
        }

        return item is not { Id.Length: > 0, Text: not null, AuthorId: not null }
            ? null
            : new(
                item.Id,
                item.Kind,
                new IncomingAuthor(item.AuthorId, item.AuthorId, item.Author ?? item.AuthorId),
                item.Text,
                item.At,
                null,
                item.Language,
                item.ReplyTo,
                item.Root ?? item.ReplyTo ?? item.Id,
                null,
                null,
                element.GetRawText());
    }

    private async Task<Exchange> CallAsync(HttpMethod verb, Account account, string path, OnceContent? content, CancellationToken cancellationToken)
    {
        var address = Address(account) ?? throw new InvalidOperationException($"The settings of account {account.Id} were not checked.");
        var query = $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}account={Uri.EscapeDataString(account[AccountField].Trim())}";
        using var request = new HttpRequestMessage(verb, new Uri(address, path + query)) { Content = content };
        return await http.SendAsync(Sandbox.Client, request, cancellationToken).ConfigureAwait(false);
    }

    private static Uri? Address(Account account) =>
        Uri.TryCreate(account[AddressField].Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address)
        && (address.Scheme is "http" or "https") && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address
            : null;
}
