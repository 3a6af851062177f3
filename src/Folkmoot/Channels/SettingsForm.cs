// The form of a channel's settings, made from what its network asks for. Values of secrets never go back to the browser.
using Folkmoot.Networks;

namespace Folkmoot.Channels;

internal sealed class SettingsForm
{
    public string? Name { get; set; }

    /// <summary>Of the channel when the form was shown; 0 for a new one.</summary>
    public int Version { get; set; }

    /// <summary>In the order of the network's fields. A form without any is sent back without a list.</summary>
    public List<Setting> Settings { get; set => field = value ?? []; } = [];

    internal sealed class Setting
    {
        public string? Value { get; set; }
    }

    /// <summary>As many values as the network has fields, those that were sent kept, the others filled with what is stored or usual.</summary>
    public void Fit(INetwork network, IReadOnlyDictionary<string, string>? stored)
    {
        for (var i = Settings.Count; i < network.Settings.Count; i++)
        {
            var field = network.Settings[i];
            Settings.Add(new Setting { Value = field.Secret ? null : stored?.GetValueOrDefault(field.Name) ?? field.Default });
        }
    }

    public Dictionary<string, string?> Read(INetwork network) =>
        network.Settings.Index().ToDictionary(f => f.Item.Name, f => Settings.ElementAtOrDefault(f.Index)?.Value, StringComparer.Ordinal);

    /// <summary>Position of the setting in the form; -1 when it is none of them.</summary>
    public static int IndexOf(INetwork network, string? field) => network.Settings.Index().Where(f => f.Item.Name == field).Select(f => f.Index).DefaultIfEmpty(-1).First();
}
