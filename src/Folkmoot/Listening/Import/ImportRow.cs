// One line of an import: what it says, or what is wrong with it. Pure.
using System.Globalization;
using System.Text;
using System.Text.Json;
using Folkmoot.Networks;

namespace Folkmoot.Listening.Import;

/// <param name="Id">The row's id where it could be read.</param>
/// <param name="Error">What is wrong and what to do; null when it can be taken in.</param>
internal sealed record ImportRow(string? Id, string Network, Incoming? Incoming, Reason? Error)
{
    /// <summary>Network of rows that name none.</summary>
    public const string NoNetwork = "import";

    private const int NetworkMax = 30;
    private const string Example = "{\"id\":\"1\",\"text\":\"…\"}";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null: the line is empty.</summary>
    public static ImportRow? Read(ImportLine line, DateTimeOffset now)
    {
        if (line.TooLong)
        {
            return Bad(null, new Reason("listening.reason.row.too-long", ImportLines.BytesMax / 1_000_000));
        }

        string text;
        try
        {
            text = Strict.GetString(line.Bytes.Span).Trim();
        }
        catch (DecoderFallbackException)
        {
            return Bad(null, new Reason("listening.reason.row.not-utf8"));
        }

        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Read(json.RootElement, text, now)
                : Bad(null, new Reason("listening.reason.row.not-object", Example));
        }
        catch (JsonException e)
        {
            return Bad(null, new Reason("listening.reason.row.not-json", (e.BytePositionInLine ?? 0) + 1, Example));
        }
        catch (InvalidOperationException)
        {
            return Bad(null, new Reason("listening.reason.row.half-character"));
        }
    }

    private static ImportRow Read(JsonElement row, string raw, DateTimeOffset now)
    {
        var id = row.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.Number ? given.GetRawText() : Incomings.Clean(Text(row, "id"), int.MaxValue);
        if (id.Length is 0 or > RawEvent.ExternalIdMax)
        {
            return Bad(null, id.Length == 0 ? new Reason("listening.reason.row.no-id") : new Reason("listening.reason.row.long-id", RawEvent.ExternalIdMax));
        }

        var text = Text(row, "text");
        if (string.IsNullOrWhiteSpace(text) || text.Length > Mention.TextMax)
        {
            return Bad(id, string.IsNullOrWhiteSpace(text) ? new Reason("listening.reason.row.no-text") : new Reason("listening.reason.row.long-text", text.Length, Mention.TextMax));
        }

        var network = Text(row, "network")?.Trim().ToLowerInvariant() is { Length: > 0 } named ? named : NoNetwork;
        if (network.Length > NetworkMax || !network.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return Bad(id, new Reason("listening.reason.row.network", NetworkMax));
        }

        var at = now;
        if (Text(row, "at") is { Length: > 0 } when
            && !DateTimeOffset.TryParse(when, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at))
        {
            return Bad(id, new Reason("listening.reason.row.at"));
        }

        var url = Text(row, "url");
        if (!string.IsNullOrWhiteSpace(url) && Incomings.WebAddress(url) is null)
        {
            return Bad(id, new Reason("listening.reason.row.url"));
        }

        var author = Text(row, "author") ?? "";
        return new ImportRow(id, network, new Incoming(
            id, IncomingKind.Mention, new IncomingAuthor(author, author, author), text, at, url, Text(row, "language"), null, null, null, null, raw), null);
    }

    /// <summary>The value where it is a text; anything else counts as absent.</summary>
    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ImportRow Bad(string? id, Reason error) => new(id, NoNetwork, null, error);
}
