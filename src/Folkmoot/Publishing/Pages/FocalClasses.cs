// The classes that move a cropped image to its focal point: pages have no inline styles.
using Folkmoot.Networks;

namespace Folkmoot.Publishing.Pages;

internal static class FocalClasses
{
    /// <summary>The style sheet has a class for each of these steps, in percent.</summary>
    public const int Step = 5;

    /// <summary>Null where the whole image is shown.</summary>
    public static string? Of(FocalPoint? focus) => focus is null ? null : $"focal focal--x{Near(focus.FromLeft)} focal--y{Near(focus.FromTop)}";

    private static int Near(int percent) => (percent + (Step / 2)) / Step * Step;
}
