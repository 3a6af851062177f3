// Turns what a network read into a mention, or says why nothing can be made of it. Pure.
using System.Globalization;
using System.Text;
using System.Text.Json;
using Folkmoot.Networks;

namespace Folkmoot.Listening;

internal static class Incomings
{
    public const int AuthorMax = 300;
    public const int UrlMax = 2_000;

    /// <summary>A far end's clock may be this far ahead; a later date is not believed.</summary>
    private static readonly TimeSpan AheadMax = TimeSpan.FromMinutes(5);

    public static string Write(Incoming incoming) => JsonSerializer.Serialize(incoming);

    /// <summary>Null: it is not such a record.</summary>
    public static Incoming? Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<Incoming>(payload);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The mention, or the reason why there is none.</summary>
    public static (Mention? Mention, Reason? Reason) Of(RawEvent raw, Source source, DateTimeOffset now)
    {
        if (Read(raw.Payload) is not { Author: not null, Text: not null } incoming)
        {
            return (null, new Reason("listening.reason.unknown-record"));
        }

        if (!Enum.IsDefined(incoming.Kind))
        {
            return (null, new Reason("listening.reason.unknown-kind", (int)incoming.Kind));
        }

        var text = Clean(incoming.Text, Mention.TextMax);
        var handle = Clean(incoming.Author.Handle, AuthorMax);
        return (new Mention
        {
            Id = Guid.CreateVersion7(now),
            SourceId = source.Id,
            ChannelId = source.ChannelId,
            Network = raw.Network,
            Origin = OriginOf(source, raw.Network),
            ExternalId = raw.ExternalId,
            Kind = incoming.Kind,
            AuthorExternalId = Clean(incoming.Author.ExternalId, AuthorMax),
            AuthorHandle = handle,
            AuthorName = Clean(incoming.Author.DisplayName, AuthorMax),
            Text = text,
            Folded = Fold($"{text}\n{handle}"),
            At = (incoming.At > raw.ReceivedAt + AheadMax ? raw.ReceivedAt : incoming.At).ToUniversalTime(),
            ReceivedAt = raw.ReceivedAt,
            Url = WebAddress(incoming.Url),
            ReplyToId = Short(incoming.ReplyToId, RawEvent.ExternalIdMax),
            RootId = Short(incoming.RootId, RawEvent.ExternalIdMax),
            RootRevision = Short(incoming.RootRevision, 200),
            Revision = Short(incoming.Revision, 200),
            DeclaredLanguage = Short(incoming.Language, 35),
        }, null);
    }

    /// <summary>A network's ids are its own; those of an import mean something only within it.</summary>
    public static string OriginOf(Source source, string network) => source.Kind == SourceKind.Import ? $"import:{source.Id:N}" : network;

    /// <summary>Without what a database cannot keep (NUL, halves of characters), trimmed, and cut at a whole character.</summary>
    public static string Clean(string? text, int most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.AsSpan().Trim().EnumerateRunes())
        {
            if (rune.Value == 0)
            {
                continue;
            }

            if (clean.Length + rune.Utf16SequenceLength > most)
            {
                break;
            }

            clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>Lower case without accents, so that "informacion" finds "Información".</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The address when a browser may follow it.</summary>
    public static string? WebAddress(string? url) =>
        url is { Length: <= UrlMax } && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? Clean(url, UrlMax) : null;

    private static string? Short(string? text, int most) => Clean(text, most) is { Length: > 0 } clean ? clean : null;
}
