// What the preview of a post on one channel shows.
using System.Globalization;
using Folkmoot.Networks;
using Folkmoot.Web;

namespace Folkmoot.Publishing.Pages;

/// <param name="Count">Its length as the network counts it.</param>
/// <param name="Over">It is too long.</param>
/// <param name="Later">The further parts of a thread, which stand beneath the first.</param>
/// <param name="Price">What the network charges for it, in words; empty where it charges nothing.</param>
public sealed record PreviewModel(
    string Network, string Channel, string Handle, string Title, string Text, string? Language, IReadOnlyList<PreviewImage> Images, string Count, bool Over, string Price,
    IReadOnlyList<PreviewPart> Later)
{
    internal static PreviewModel Of(
        Texts texts, ChannelFacts channel, string title, string text, string? language, IEnumerable<(Guid MediaId, string AltText, FocalPoint? Focus)> images)
    {
        var shown = images.ToList();
        var network = texts.Resolve(channel.NetworkTitle);
        var parts = ThreadText.For(text, channel.HasThreads);
        List<PreviewPart> counted = [.. parts.Select((part, i) => channel.Network?.Measure(part.Text) is { } length
            ? new PreviewPart(part.Text, Counts.Write(texts, Counts.NameOf(texts, network, i, parts.Count), length), !length.Fits)
            : new PreviewPart(part.Text, "", false))];
        return new PreviewModel(
            network, channel.Name, channel.Handle, channel.Network is { Limits.HasTitle: true } ? title : "", counted[0].Text, language,
            [.. shown.Select(i => new PreviewImage($"/media/{i.MediaId}", i.AltText, channel.Network is { Limits.HasFocalPoint: true } ? i.Focus : null))],
            counted[0].Count, counted[0].Over,
            string.Join(" ", parts.Select((part, i) => PriceOf(
                texts, channel, Counts.NameOf(texts, network, i, parts.Count), part.Text, i == 0 ? shown.Count(s => s.AltText.Length > 0) : 0)).Where(price => price.Length > 0)),
            [.. counted.Skip(1)]);
    }

    private static string PriceOf(Texts texts, ChannelFacts channel, string network, string text, int descriptions) =>
        channel.Network?.Rules?.Prices is not { } prices || prices.Of(text, descriptions) is not { } price ? ""
        : texts[price.Address ? "publishing.preview.price.address" : "publishing.preview.price", network, Dollars(price.Dollars), Dollars(prices.Post.Value)];

    private static string Dollars(decimal price) => price.ToString("0.000", CultureInfo.CurrentCulture);
}

/// <summary>A further part of a thread.</summary>
public sealed record PreviewPart(string Text, string Count, bool Over);

/// <param name="Focus">Where the network crops by it; null where it does not, or nobody said.</param>
public sealed record PreviewImage(string Source, string AltText, FocalPoint? Focus = null);
