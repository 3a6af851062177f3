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
            return new("There is nothing to send.");
        }

        if (outgoing.Images.Count > limits.ImagesMax)
        {
            return new($"{network.Title} takes at most {limits.ImagesMax} images.");
        }

        for (int i = 0; i < outgoing.Images.Count; i++)
        {
            var image = outgoing.Images[i];
            var wrong = !limits.ImageTypes.Contains(image.MediaType, StringComparer.Ordinal) ? $"{network.Title} does not take {image.MediaType}"
                : image.Bytes.Length > limits.ImageBytesMax ? $"it is larger than {limits.ImageBytesMax / 1000} kB"
                : image.Width < 1 || image.Height < 1 ? "its size in pixels is missing"
                : image.AltText.Length > limits.AltTextMax ? $"its description is longer than {limits.AltTextMax} characters"
                : null;
            if (wrong is not null)
            {
                return new($"Image {i + 1} cannot be sent: {wrong}.");
            }
        }

        return null;
    }
}
