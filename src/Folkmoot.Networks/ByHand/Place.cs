// The kinds of places that a person posts on by hand, and what each is held to.
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.ByHand;

/// <param name="Rules">Its figures in the rule pack; null for a place of which we know nothing.</param>
/// <param name="Host">Where its addresses must be; null for anywhere.</param>
internal sealed record Place(string Name, string Title, NetworkRules? Rules, NetworkLimits Limits, string? Host, IReadOnlyList<SettingField> Fields)
{
    private const int TextMax = 100_000;
    private const int ImagesMax = 20;
    private const int ImageBytesMax = 20_000_000;
    private const int AltTextMax = 2000;

    public static Place Nextdoor { get; } = new(
        "nextdoor",
        "networks.nextdoor.title",
        RulePack.Current["nextdoor"],
        RulePack.Current["nextdoor"].Limits(canRead: false, canReply: false),
        "nextdoor.com",
        [
            new(ByHandSettings.PageField, "networks.nextdoor.page", Hint: "networks.nextdoor.page.hint"),
            new(ByHandSettings.ComposerField, "networks.by-hand.composer", Required: false, Hint: "networks.nextdoor.composer.hint", Default: "https://nextdoor.com/sharekit/?source=folkmoot&body={text}"),
        ]);

    public static Place Other { get; } = new(
        "by-hand",
        "networks.by-hand.title",
        null,
        new(TextMax, ImagesMax, ImageBytesMax, AltTextMax, ["image/png", "image/jpeg", "image/gif", "image/webp"], CanRead: false, CanSend: true, CanReply: false, HasTitle: true),
        null,
        [
            new(ByHandSettings.PlaceField, "networks.by-hand.place", Hint: "networks.by-hand.place.hint"),
            new(ByHandSettings.PageField, "networks.by-hand.page", Required: false, Hint: "networks.by-hand.page.hint"),
            new(ByHandSettings.ComposerField, "networks.by-hand.composer", Required: false, Hint: "networks.by-hand.composer.hint"),
        ]);
}
