// Finds what a network cannot carry before anything is sent, by that network's own rules; the composer, the command line and every send use it.
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks;

/// <summary>Text and media against the figures of a network, each problem with its rule, its reason and what to do about it.</summary>
public static class Preflight
{
    /// <summary>An image without a description: no network refuses it, we do, save where a reason was recorded.</summary>
    public const string AltMissing = "alt-missing";

    /// <summary>Why this content cannot go to this network, or null.</summary>
    public static Refused? Check(INetwork network, Outgoing outgoing)
    {
        var media = outgoing.Images.Select(image => new MediaItem(MediaItem.KindOf(image.MediaType), image.MediaType, image.Bytes.Length, image.Width, image.Height, image.AltText)).ToList();
        return Problems(network, outgoing.Text, media).FirstOrDefault(problem => problem.Rule != AltMissing) is { } first ? new(first.Reason) : null;
    }

    /// <summary>Everything that is wrong with this content on this network.</summary>
    public static IReadOnlyList<PreflightProblem> Problems(INetwork network, string text, IReadOnlyList<MediaItem> media) => Problems(
        network.Rules is { } rules ? rules.Measure(text, media.Count > 0) : network.Measure(text),
        network.Rules is { } pack ? MediaLimits.Of(pack) : MediaLimits.Of(network.Limits),
        text,
        media);

    /// <summary>The same for a network of the rule pack, whether we can send to it or not.</summary>
    public static IReadOnlyList<PreflightProblem> Problems(NetworkRules rules, string text, IReadOnlyList<MediaItem> media) =>
        Problems(rules.Measure(text, media.Count > 0), MediaLimits.Of(rules), text, media);

    private static List<PreflightProblem> Problems(TextLength length, MediaLimits limits, string text, IReadOnlyList<MediaItem> media)
    {
        var found = new List<PreflightProblem>();
        if (length.Excess is { } excess)
        {
            int start = length.FitsTo ?? 0;
            var (rule, fix) = length.Length > length.Limit ? ("too-long", new Reason("networks.fix.shorten", length.Length - length.Limit))
                : excess.Key == "networks.text.forbidden" ? ("forbidden-character", new Reason("networks.fix.forbidden"))
                : ("too-many-bytes", new Reason("networks.fix.bytes"));
            found.Add(new(rule, excess, fix, start, rule == "forbidden-character" ? 1 : text.Length - start));
        }
        else if (media.Count == 0 && (text.Length == 0 || length.Length == 0))
        {
            found.Add(new("empty", new Reason("networks.nothing"), new Reason("networks.fix.write")));
        }

        found.AddRange(MediaChecks.Of(limits, media));
        return found;
    }
}

/// <param name="Rule">Its id, the same everywhere.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units; 0 where it is about the whole or about media.</param>
/// <param name="Length">How much of the text it is about; 0 where it is about none of it.</param>
/// <param name="Item">The image or video it is about, from 1; null where it is about all.</param>
public sealed record PreflightProblem(string Rule, Reason Reason, Reason Fix, int Start = 0, int Length = 0, int? Item = null);
