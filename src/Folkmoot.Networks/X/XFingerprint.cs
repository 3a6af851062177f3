// Tells whether a post that X shows is the one we sent, although X has written short addresses into it.
using System.Net;
using System.Text;
using Folkmoot.Networks.Counting;

namespace Folkmoot.Networks.X;

internal enum Likeness
{
    Other,
    Same,

    /// <summary>The same words with other addresses: nobody but a person can tell.</summary>
    Doubtful,
}

internal static class XFingerprint
{
    private const char StandIn = '\uFFFC';
    private const string Short = "https://t.co/";

    /// <summary>
    /// A part of a thread is only looked for beneath the part above it, where nobody but us writes in our name: other words there may be ours as X shows
    /// them, so that a person must look.
    /// </summary>
    public static Likeness Compare(Outgoing outgoing, PostMessage shown)
    {
        var beneath = shown.ReferencedTweets?.FirstOrDefault(r => r.Type == "replied_to")?.Id;
        return beneath != outgoing.ReplyTo?.ExternalId ? Likeness.Other
            : Words(outgoing, shown) is var likeness && likeness == Likeness.Other && outgoing.ReplyTo is not null ? Likeness.Doubtful
            : likeness;
    }

    private static Likeness Words(Outgoing outgoing, PostMessage shown)
    {
        var media = (shown.Entities?.Urls ?? []).Where(url => url.MediaKey is not null).Select(url => url.Url).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var text = WebUtility.HtmlDecode(shown.Text ?? "");

        // The image is shown as a further short address at the end.
        foreach (var url in media)
        {
            text = text.Replace(url, "", StringComparison.Ordinal);
        }

        var (sentWords, sentAddresses) = Split(outgoing.Text, expand: _ => null);
        var (shownWords, shownAddresses) = Split(text, url => shown.Entities?.Urls?.FirstOrDefault(known => known.Url == url)?.ExpandedUrl);
        bool images = outgoing.Images.Count > 0 == (media.Count > 0 || shown.Attachments?.MediaKeys is { Count: > 0 });
        return sentWords != shownWords || !images ? Likeness.Other
            : sentAddresses.SequenceEqual(shownAddresses, StringComparer.OrdinalIgnoreCase) ? Likeness.Same
            : Likeness.Doubtful;
    }

    private static (string Words, List<string> Addresses) Split(string text, Func<string, string?> expand)
    {
        var normal = text.IsNormalized() ? text : text.Normalize();
        var words = new StringBuilder(normal.Length);
        var addresses = new List<string>();
        int at = 0;
        foreach (var address in AddressFinder.Find(normal, AddressGrammar.X))
        {
            words.Append(normal, at, address.Start - at).Append(StandIn);
            var written = normal.Substring(address.Start, address.Length);
            addresses.Add(Bare(written.StartsWith(Short, StringComparison.OrdinalIgnoreCase) ? expand(written) ?? written : written));
            at = address.End;
        }

        words.Append(normal, at, normal.Length - at);
        return (string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), addresses);
    }

    private static string Bare(string address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? address : address[(scheme + 3)..]).TrimEnd('/');
    }
}
