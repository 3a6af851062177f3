// The figures that media are held to, from the rule pack or from what a network of the house states itself.
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks;

internal sealed record MediaLimits(
    int MediaMin,
    int ImagesMax,
    long ImageBytesMax,
    IReadOnlyList<string> ImageTypes,
    long ImagePixelsMax,
    int ImageSidesMax,
    double RatioMin,
    double RatioMax,
    int GifsMax,
    long GifBytesMax,
    int AltTextMax,
    int VideosMax,
    long VideoBytesMax,
    IReadOnlyList<string> VideoTypes,
    bool Mixed)
{
    public static MediaLimits Of(NetworkRules rules) => new(
        rules.MediaMin?.Value ?? 0,
        rules.ImagesMax.Value,
        rules.ImageBytesMax?.Value ?? 0,
        rules.ImageTypes?.Value ?? [],
        rules.ImagePixelsMax?.Value ?? long.MaxValue,
        rules.ImageSidesMax?.Value ?? int.MaxValue,
        rules.RatioMin?.Value ?? 0,
        rules.RatioMax?.Value ?? double.PositiveInfinity,
        rules.GifsMax?.Value ?? int.MaxValue,
        rules.GifBytesMax?.Value ?? rules.ImageBytesMax?.Value ?? 0,
        rules.AltTextMax.Value,
        rules.VideosMax.Value,
        rules.VideoBytesMax?.Value ?? 0,
        rules.VideoTypes?.Value ?? [],
        rules.Mixed is not null);

    public static MediaLimits Of(NetworkLimits limits) => new(
        0, limits.ImagesMax, limits.ImageBytesMax, limits.ImageTypes, long.MaxValue, int.MaxValue, 0, double.PositiveInfinity, int.MaxValue, limits.ImageBytesMax,
        limits.AltTextMax, 0, 0, [], Mixed: false);
}
