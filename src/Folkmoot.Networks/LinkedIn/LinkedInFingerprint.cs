// Tells whether a post that LinkedIn shows is the one we sent, although it may have put short addresses in the place of long ones.
using System.Text;
using Folkmoot.Networks.Counting;

namespace Folkmoot.Networks.LinkedIn;

internal enum Likeness
{
    Other,
    Same,

    /// <summary>The same words, with short addresses: nobody but a person can tell.</summary>
    Doubtful,
}

internal static class LinkedInFingerprint
{
    private const char StandIn = '\uFFFC';
    private const string Short = "https://lnkd.in/";

    public static Likeness Compare(Outgoing outgoing, PostMessage shown)
    {
        int images = shown.Content?.MultiImage?.Images?.Count ?? (shown.Content?.Media?.Id?.StartsWith("urn:li:image:", StringComparison.Ordinal) == true ? 1 : 0);
        var (sentWords, sentAddresses) = Split(outgoing.Text);
        var (shownWords, shownAddresses) = Split(LinkedInText.Read(shown.Commentary ?? ""));
        return images != outgoing.Images.Count || sentWords != shownWords || sentAddresses.Count != shownAddresses.Count ? Likeness.Other
            : sentAddresses.SequenceEqual(shownAddresses, StringComparer.Ordinal) ? Likeness.Same
            : sentAddresses.Zip(shownAddresses).All(pair => pair.First == pair.Second || pair.Second.StartsWith(Short, StringComparison.Ordinal)) ? Likeness.Doubtful
            : Likeness.Other;
    }

    private static (string Words, List<string> Addresses) Split(string text)
    {
        var normal = text.IsNormalized() ? text : text.Normalize();
        var words = new StringBuilder(normal.Length);
        var addresses = new List<string>();
        int at = 0;
        foreach (var address in AddressFinder.Find(normal, AddressGrammar.X))
        {
            words.Append(normal, at, address.Start - at).Append(StandIn);
            addresses.Add(normal.Substring(address.Start, address.Length));
            at = address.End;
        }

        words.Append(normal, at, normal.Length - at);
        return (string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), addresses);
    }
}
