// What a badge or alert means; each has a colour, an icon and a name, so that none of the three is needed alone.
namespace Folkmoot.Web.Components;

public enum Tone
{
    Neutral,
    Info,
    Success,
    Warning,
    Error,
    Waiting,
}

internal static class Tones
{
    /// <summary>The name in class names and of the icon.</summary>
    public static string Name(Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Success => "success",
        Tone.Warning => "warning",
        Tone.Error => "error",
        Tone.Waiting => "waiting",
        _ => "neutral",
    };
}
