// Writes what is sent: ids and links, numbered. Pure.
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Folkmoot.Channels.Hooks;

internal static class HookBody
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="root">Where this house is reached from outside; null leaves links as paths.</param>
    public static string Write(HookFact fact, Uri? root)
    {
        var data = new Dictionary<string, object?>(fact.Data, StringComparer.Ordinal);
        if (data.GetValueOrDefault("post") is Guid post)
        {
            data["page"] = Link(root, $"/posts/{post}");
            data["api"] = Link(root, $"/api/v1/posts/{post}");
        }

        return JsonSerializer.Serialize(new { type = fact.Event, timestamp = fact.At, sequence = fact.Sequence, agency = fact.AgencyId, data }, Options);
    }

    private static string Link(Uri? root, string path) => root is null ? path : new Uri(root, path).AbsoluteUri;
}
