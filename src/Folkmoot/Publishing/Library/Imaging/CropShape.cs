// Which part of an image a crop keeps: the largest rectangle of a shape around a focal point. Pure.
using Folkmoot.Networks;

namespace Folkmoot.Publishing.Library.Imaging;

/// <param name="Left">Pixels from the left.</param>
/// <param name="Top">Pixels from the top.</param>
internal readonly record struct CropArea(int Left, int Top, int Width, int Height);

/// <summary>A shape to crop to.</summary>
/// <param name="Name">End of its text key.</param>
/// <param name="Across">Of the ratio of its sides; 0 with <paramref name="Down"/> for the image's own.</param>
internal sealed record CropShape(string Name, int Across, int Down)
{
    public static readonly CropShape Whole = new("whole", 0, 0);

    public static readonly IReadOnlyList<CropShape> All =
    [
        Whole, new("square", 1, 1), new("portrait", 4, 5), new("landscape", 16, 9), new("link", 191, 100), new("story", 9, 16),
    ];

    /// <summary>Longest sides that are offered, in pixels; 0 keeps what is there.</summary>
    public static readonly IReadOnlyList<int> Sides = [0, 2048, 1440, 1080, 640];

    public static CropShape? Find(string? name) => All.FirstOrDefault(s => s.Name == name);

    /// <param name="focus">As near to the middle of the area as the edges allow.</param>
    public CropArea Of(int width, int height, FocalPoint focus)
    {
        if (Across == 0)
        {
            return new(0, 0, width, height);
        }

        var (wide, tall) = (Math.Min(width, (long)height * Across / Down), Math.Min(height, (long)width * Down / Across));
        var (w, h) = ((int)Math.Max(1, wide), (int)Math.Max(1, tall));
        return new(Start(width, w, focus.FromLeft), Start(height, h, focus.FromTop), w, h);
    }

    private static int Start(int whole, int part, int percent) => (int)Math.Clamp(((long)whole * percent / 100) - (part / 2), 0, whole - part);
}
