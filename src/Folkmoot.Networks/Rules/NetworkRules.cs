// One network's text and media rules, as the rule pack has them.
using System.Globalization;

namespace Folkmoot.Networks.Rules;

/// <summary>What a network can carry. A figure that is null does not exist there.</summary>
/// <param name="Manual">There is no interface that we use: a person copies, posts and confirms.</param>
/// <param name="TextMax">In the unit of <paramref name="Counting"/>.</param>
/// <param name="TextBytesMax">A second limit, in bytes of UTF-8.</param>
/// <param name="CaptionMax">Instead of <paramref name="TextMax"/> where there is media.</param>
/// <param name="AddressLength">What every address counts.</param>
/// <param name="MediaMin">Fewest images and videos together.</param>
/// <param name="AltTextMax">In UTF-16 units; 0 where the network takes no description.</param>
/// <param name="RatioMin">Width by height of an image.</param>
/// <param name="ImageSidesMax">Width and height of an image together, in pixels.</param>
/// <param name="Mixed">Whether images and videos can be on one post.</param>
/// <param name="Version">The version of its interface that we name in every call, where it wants one.</param>
/// <param name="VersionEnds">The first day on which that is no longer certain to be answered.</param>
/// <param name="Prices">Null where posts cost nothing.</param>
/// <param name="Threads">Parts of a text are sent one beneath the other; null where it cannot be done or we do not do it.</param>
public sealed record NetworkRules(
    string Name,
    string Title,
    TextCounting Counting,
    bool Manual,
    Figure<int> TextMax,
    Figure<int>? TextBytesMax,
    Figure<int>? CaptionMax,
    Figure<int>? TitleMax,
    Figure<int>? AddressLength,
    Figure<int>? MediaMin,
    Figure<int> ImagesMax,
    Figure<long>? ImageBytesMax,
    Figure<IReadOnlyList<string>>? ImageTypes,
    Figure<long>? ImagePixelsMax,
    Figure<int>? ImageSidesMax,
    Figure<double>? RatioMin,
    Figure<double>? RatioMax,
    Figure<int>? GifsMax,
    Figure<long>? GifBytesMax,
    Figure<int> AltTextMax,
    Figure<int> VideosMax,
    Figure<long>? VideoBytesMax,
    Figure<IReadOnlyList<string>>? VideoTypes,
    Figure<bool>? Mixed,
    Figure<string>? Version = null,
    Figure<DateOnly>? VersionEnds = null,
    PostPrices? Prices = null,
    Figure<bool>? Threads = null)
{
    /// <summary>How long before the end of the version that we speak people are told.</summary>
    private const int VersionWarnDays = 60;


    public bool HasThreads => Threads is not null;

    /// <summary>Length of a text as this network counts it, against its limit.</summary>
    /// <param name="hasMedia">Whether images or videos go with it.</param>
    public TextLength Measure(string text, bool hasMedia = false) => TextMeasure.Of(this, text, hasMedia && CaptionMax is not null ? CaptionMax.Value : TextMax.Value);

    /// <summary>What to tell people whose posts go there, when the version that we speak ends soon or has ended; else null.</summary>
    public Reason? VersionWarning(DateOnly today) => (Version, VersionEnds) is not ({ Value: var version }, { Value: var end }) || today < end.AddDays(-VersionWarnDays) ? null
        : new Reason(today < end ? "networks.version.ends" : "networks.version.ended", new Reason(Title), version, end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The figures that a network's class states; what is above what our own files can be is cut to it.</summary>
    public NetworkLimits Limits(bool canRead, bool canReply) => new(
        TextMax.Value,
        ImagesMax.Value,
        (int)Math.Min(ImageBytesMax?.Value ?? 0, int.MaxValue),
        AltTextMax.Value,
        ImageTypes?.Value ?? [],
        canRead,
        CanSend: true,
        canReply,
        HasThreads: HasThreads);
}
