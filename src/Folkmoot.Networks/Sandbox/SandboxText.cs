// What the training network can carry; its client and its far end hold to the same figures.
using System.Globalization;

namespace Folkmoot.Networks.Sandbox;

internal static class SandboxText
{
    public const int TextMax = 500;
    public const int ImagesMax = 4;
    public const int ImageBytesMax = 5_000_000;
    public const int AltTextMax = 1500;

    public static TextLength Measure(string text)
    {
        int length = 0;
        for (int at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text, at))
        {
            length++;
        }

        return new(length, TextMax, "characters", length > TextMax ? new Reason("networks.sandbox.long", length - TextMax, TextMax) : null);
    }
}
