// What the preview of a post on one channel shows.
using Folkmoot.Web;

namespace Folkmoot.Publishing.Pages;

/// <param name="Count">Its length as the network counts it.</param>
/// <param name="Over">It is too long.</param>
public sealed record PreviewModel(
    string Network, string Channel, string Handle, string Title, string Text, string? Language, IReadOnlyList<PreviewImage> Images, string Count, bool Over)
{
    internal static PreviewModel Of(
        Texts texts, ChannelFacts channel, string title, string text, string? language, IEnumerable<(Guid MediaId, string AltText)> images)
    {
        var length = channel.Network?.Measure(text);
        var network = texts.Resolve(channel.NetworkTitle);
        return new PreviewModel(
            network, channel.Name, channel.Handle, channel.Network is { Limits.HasTitle: true } ? title : "", text, language,
            [.. images.Select(i => new PreviewImage($"/media/{i.MediaId}", i.AltText))],
            length is null ? "" : Counts.Write(texts, network, length), length is { Fits: false });
    }
}

public sealed record PreviewImage(string Source, string AltText);
