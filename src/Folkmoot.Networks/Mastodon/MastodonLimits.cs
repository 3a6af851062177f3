// Holds a post to what its own server takes, where the server says so, and to the usual limits where it does not.
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.Mastodon;

internal static class MastodonLimits
{
    public static Refused? Unfit(NetworkRules rules, ConfigurationMessage? limits, Outgoing outgoing)
    {
        var media = outgoing.Images.Select(image => new MediaItem(MediaItem.KindOf(image.MediaType), image.MediaType, image.Bytes.Length, image.Width, image.Height, image.AltText)).ToList();
        return Preflight.Problems(Of(rules, limits), outgoing.Text, media).FirstOrDefault(problem => problem.Rule != Preflight.AltMissing) is { } first ? new(first.Reason) : null;
    }

    /// <summary>The rules with the figures of this server; a figure that makes no sense is not taken.</summary>
    public static NetworkRules Of(NetworkRules rules, ConfigurationMessage? limits) => rules with
    {
        TextMax = Or(rules.TextMax, limits?.Statuses?.MaxCharacters),
        AddressLength = rules.AddressLength is { } address ? Or(address, limits?.Statuses?.CharactersReservedPerUrl) : null,
        ImagesMax = Or(rules.ImagesMax, limits?.Statuses?.MaxMediaAttachments),
        ImageBytesMax = rules.ImageBytesMax is { } bytes ? Or(bytes, limits?.MediaAttachments?.ImageSizeLimit) : null,
        ImagePixelsMax = rules.ImagePixelsMax is { } pixels ? Or(pixels, limits?.MediaAttachments?.ImageMatrixLimit) : null,
        AltTextMax = Or(rules.AltTextMax, limits?.MediaAttachments?.DescriptionLimit),
        ImageTypes = rules.ImageTypes is { } types && limits?.MediaAttachments?.SupportedMimeTypes is { Count: > 0 } taken
            ? types with { Value = [.. types.Value.Where(type => taken.Contains(type, StringComparer.OrdinalIgnoreCase))] }
            : rules.ImageTypes,
    };

    private static Figure<int> Or(Figure<int> usual, int? own) => own > 0 ? usual with { Value = own.Value } : usual;

    private static Figure<long> Or(Figure<long> usual, long? own) => own > 0 ? usual with { Value = own.Value } : usual;
}
