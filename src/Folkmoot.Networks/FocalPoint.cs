// The point of an image that must stay to be seen where a network shows only a part of it.
using System.Globalization;

namespace Folkmoot.Networks;

/// <param name="FromLeft">Percent of the width, 0 to 100.</param>
/// <param name="FromTop">Percent of the height, 0 to 100.</param>
public sealed record FocalPoint(int FromLeft, int FromTop)
{
    private const int Whole = 100;

    /// <summary>Null where either is missing or out of range.</summary>
    public static FocalPoint? Of(int? fromLeft, int? fromTop) =>
        fromLeft is >= 0 and <= Whole && fromTop is >= 0 and <= Whole ? new FocalPoint(fromLeft.Value, fromTop.Value) : null;

    /// <summary>As Mastodon takes it: two numbers from -1 to 1 from the middle, right and up being positive (docs.joinmastodon.org, "Focal points").</summary>
    public string FromTheMiddle => string.Create(CultureInfo.InvariantCulture, $"{(FromLeft - (Whole / 2)) / (Whole / 2m):0.##},{((Whole / 2) - FromTop) / (Whole / 2m):0.##}");
}
