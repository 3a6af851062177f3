// How well a word stands out from what is behind it: its pixels are divided into the two tones that differ most, and those are compared as WCAG compares colours. Pure.
namespace Folkmoot.Publishing.Library.Imaging;

internal static class Contrast
{
    /// <summary>WCAG 2.2, 1.4.3, for text of ordinary size.</summary>
    public const double Enough = 4.5;

    /// <summary>For large text: 24 pixels and more.</summary>
    public const double EnoughForLarge = 3;

    private const int LargeHeight = 24;
    private const int Bins = 256;
    private const double Outer = 0.15;

    /// <summary>From 1 (the same) to 21 (black on white).</summary>
    public static double Of(Pixmap image, ReadWord word)
    {
        var (left, top) = (Math.Max(0, word.Left), Math.Max(0, word.Top));
        var (right, bottom) = (Math.Min(image.Width, word.Left + word.Width), Math.Min(image.Height, word.Top + word.Height));
        var tones = new List<double>(Math.Max(0, (right - left) * (bottom - top)));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                tones.Add(image.Luminance(x, y));
            }
        }

        if (tones.Count < 2)
        {
            return 1;
        }

        tones.Sort();
        var cut = Cut(tones);
        // Towards the end of each tone: the soft edges of thin strokes lie between the two and are neither.
        var (dark, light) = (tones[(int)(cut * Outer)], tones[tones.Count - 1 - (int)((tones.Count - cut) * Outer)]);
        return (light + 0.05) / (dark + 0.05);
    }

    public static bool IsFaint(double contrast, ReadWord word) => contrast < (word.Height >= LargeHeight ? EnoughForLarge : Enough);

    /// <summary>How many of the sorted tones belong to the darker one: where the two groups differ most (Otsu, 1979), on the scale that eyes see.</summary>
    private static int Cut(List<double> tones)
    {
        var counts = new int[Bins];
        foreach (var tone in tones)
        {
            counts[Bin(tone)]++;
        }

        double sum = 0;
        for (var i = 0; i < Bins; i++)
        {
            sum += (double)i * counts[i];
        }

        var (best, cut, below, sumBelow) = (-1d, tones.Count / 2, 0, 0d);
        for (var i = 0; i < Bins - 1; i++)
        {
            below += counts[i];
            sumBelow += (double)i * counts[i];
            if (below == 0 || below == tones.Count)
            {
                continue;
            }

            var apart = (sumBelow / below) - ((sum - sumBelow) / (tones.Count - below));
            var between = (double)below * (tones.Count - below) * apart * apart;
            if (between > best)
            {
                (best, cut) = (between, below);
            }
        }

        return Math.Clamp(cut, 1, tones.Count - 1);
    }

    private static int Bin(double luminance) => (int)(Math.Sqrt(luminance) * (Bins - 1));
}
