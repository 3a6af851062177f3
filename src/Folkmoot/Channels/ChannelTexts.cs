// Labels and hints of a network's settings in the reader's language, where there is a translation; else the network's own English.
using Folkmoot.Networks;
using Folkmoot.Web;

namespace Folkmoot.Channels;

internal static class ChannelTexts
{
    public static string Label(Texts texts, INetwork network, SettingField field) =>
        Find(texts, $"channels.setting.{network.Name}.{field.Name}") ?? field.Label;

    public static string? Hint(Texts texts, INetwork network, SettingField field) =>
        Find(texts, $"channels.setting.{network.Name}.{field.Name}.hint") ?? field.Hint;

    private static string? Find(Texts texts, string key) => texts.Has(key) ? texts[key] : null;
}
