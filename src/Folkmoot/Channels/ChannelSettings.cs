// The rules of a channel's form: which values are taken, and what is missing. Pure.
using Folkmoot.Networks;

namespace Folkmoot.Channels;

internal static class ChannelSettings
{
    public const int NameMax = 120;

    /// <summary>Longest value of one setting; keys and certificates fit.</summary>
    public const int ValueMax = 8_000;

    /// <summary>Only the settings that the network asks for, trimmed; empty ones are left out, so that they overwrite nothing.</summary>
    public static Dictionary<string, string> Taken(INetwork network, IReadOnlyDictionary<string, string?> given)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in network.Settings)
        {
            if (given.GetValueOrDefault(field.Name)?.Trim() is { Length: > 0 } value)
            {
                taken[field.Name] = value;
            }
        }

        return taken;
    }

    /// <summary>The first thing that is wrong before the network is asked: text key and setting, or null.</summary>
    public static ChannelFault? Fault(INetwork network, IReadOnlyDictionary<string, string> settings)
    {
        foreach (var field in network.Settings)
        {
            var value = settings.GetValueOrDefault(field.Name, "");
            if (field.Required && value.Length == 0)
            {
                return new ChannelFault("channels.error.setting-missing", field.Name);
            }

            if (value.Length > ValueMax)
            {
                return new ChannelFault("channels.error.setting-long", field.Name);
            }
        }

        return null;
    }

    /// <summary>What is wrong with a channel's name, or null.</summary>
    public static ChannelFault? NameFault(string name) =>
        name.Length == 0 ? new ChannelFault("channels.error.name-missing", ChannelFault.Name)
        : name.Length > NameMax ? new ChannelFault("channels.error.name-long", ChannelFault.Name)
        : null;
}

/// <param name="Reason">A text key, or a reason as it is stored.</param>
/// <param name="Field">The setting that is wrong, <see cref="Name"/> for the channel's name, or null for none of them.</param>
internal sealed record ChannelFault(string Reason, string? Field)
{
    public const string Name = "$name";
}
