// What the preview of a post on one channel shows.
using System.Globalization;
using Folkmoot.Networks;
using Folkmoot.Web;

namespace Folkmoot.Publishing.Pages;

/// <param name="Count">Its length as the network counts it.</param>
/// <param name="Over">It is too long.</param>
/// <param name="Price">What the network charges for it, in words; empty where it charges nothing.</param>
public sealed record PreviewModel(
    string Network, string Channel, string Handle, string Title, string Text, string? Language, IReadOnlyList<PreviewImage> Images, string Count, bool Over, string Price = "")
{
    internal static PreviewModel Of(
        Texts texts, ChannelFacts channel, string title, string text, string? language, IEnumerable<(Guid MediaId, string AltText, FocalPoint? Focus)> images)
    {
        var shown = images.ToList();
        var length = channel.Network?.Measure(text);
        var network = texts.Resolve(channel.NetworkTitle);
        return new PreviewModel(
            network, channel.Name, channel.Handle, channel.Network is { Limits.HasTitle: true } ? title : "", text, language,
            [.. shown.Select(i => new PreviewImage($"/media/{i.MediaId}", i.AltText, channel.Network is { Limits.HasFocalPoint: true } ? i.Focus : null))],
            length is null ? "" : Counts.Write(texts, network, length), length is { Fits: false },
            PriceOf(texts, channel, network, text, shown.Count(i => i.AltText.Length > 0)));
    }

    private static string PriceOf(Texts texts, ChannelFacts channel, string network, string text, int descriptions) =>
        channel.Network?.Rules?.Prices is not { } prices || prices.Of(text, descriptions) is not { } price ? ""
        : texts[price.Address ? "publishing.preview.price.address" : "publishing.preview.price", network, Dollars(price.Dollars), Dollars(prices.Post.Value)];

    private static string Dollars(decimal price) => price.ToString("0.000", CultureInfo.CurrentCulture);
}

/// <param name="Focus">Where the network crops by it; null where it does not, or nobody said.</param>
public sealed record PreviewImage(string Source, string AltText, FocalPoint? Focus = null);
