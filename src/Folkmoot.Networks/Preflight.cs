// Refuses what a network cannot carry before anything is sent, by that network's own limits.
namespace Folkmoot.Networks;

/// <summary>What is the same for every network: the figures of its <see cref="NetworkLimits"/> and its own <see cref="INetwork.Measure"/>.</summary>
public static class Preflight
{
    /// <summary>Why this content cannot go to this network, or null.</summary>
    public static Refused? Check(INetwork network, Outgoing outgoing)
    {
        var limits = network.Limits;
        if (network.Measure(outgoing.Text).Excess is { } excess)
        {
            return new(excess);
        }

        if (outgoing.Text.Length == 0 && outgoing.Images.Count == 0)
        {
            return new(new Reason("networks.nothing"));
        }

        if (outgoing.Images.Count > limits.ImagesMax)
        {
            return new(new Reason("networks.images-many", limits.ImagesMax));
        }

        for (int i = 0; i < outgoing.Images.Count; i++)
        {
            var image = outgoing.Images[i];
            var wrong = !limits.ImageTypes.Contains(image.MediaType, StringComparer.Ordinal) ? new Reason("networks.image.type", i + 1, image.MediaType)
                : image.Bytes.Length > limits.ImageBytesMax ? new Reason("networks.image.large", i + 1, limits.ImageBytesMax / 1000)
                : image.Width < 1 || image.Height < 1 ? new Reason("networks.image.size", i + 1)
                : image.AltText.Length > limits.AltTextMax ? new Reason("networks.image.alt", i + 1, limits.AltTextMax)
                : null;
            if (wrong is not null)
            {
                return new(wrong);
            }
        }

        return null;
    }
}
