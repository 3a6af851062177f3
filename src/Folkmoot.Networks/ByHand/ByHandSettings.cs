// What connecting a place takes on which a person posts, and the checks of it; no network is asked.
namespace Folkmoot.Networks.ByHand;

/// <param name="Handle">What tells this place from another of its kind.</param>
/// <param name="Page">Where the agency's posts there can be seen.</param>
/// <param name="Composer">Where they are written; <c>{text}</c> in it stands for the text.</param>
internal sealed record ByHandSettings(string Handle, Uri? Page, string? Composer)
{
    public const string PlaceField = "place";
    public const string PageField = "page";
    public const string ComposerField = "composer";

    private const string TextHole = "{text}";
    private const int HandleMax = 200;

    /// <summary>A longer address is cut off or refused by some browsers and servers; then the person pastes the text.</summary>
    private const int AddressMax = 2000;

    /// <summary>The settings, or what is wrong with them.</summary>
    public static (ByHandSettings? Settings, Broken? Wrong) Read(Account account, Place place)
    {
        var name = account[PlaceField].Trim();
        if (place.Fields.Any(field => field.Name == PlaceField) && name.Length is 0 or > HandleMax)
        {
            return (null, new(new Reason("networks.by-hand.place.missing"), PlaceField));
        }

        var entered = account[PageField].Trim();
        var page = Address(entered, place);
        if (page is null && (entered.Length > 0 || place.Fields.Any(field => field is { Name: PageField, Required: true })))
        {
            return (null, new(Wrong(place), PageField));
        }

        var composer = account[ComposerField].Trim();
        if (composer.Length > 0 && Address(Filled(composer, ""), place) is null)
        {
            return (null, new(Wrong(place), ComposerField));
        }

        var handle = name.Length > 0 ? name : (page!.Host + page.AbsolutePath).TrimEnd('/');
        return handle.Length > HandleMax
            ? (null, new(Wrong(place), PageField))
            : (new(handle, page, composer.Length > 0 ? composer : null), null);
    }

    /// <summary>Where this text is written: filled in, where that makes no endless address.</summary>
    public Uri? ComposerFor(string text)
    {
        if (Composer is null)
        {
            return null;
        }

        var filled = Filled(Composer, text);
        return new Uri(filled.Length <= AddressMax ? filled : Filled(Composer, ""));
    }

    private static string Filled(string composer, string text) => composer.Replace(TextHole, Uri.EscapeDataString(text), StringComparison.Ordinal);

    private static Uri? Address(string entered, Place place) =>
        Uri.TryCreate(entered, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && entered.Length <= AddressMax
        && (place.Host is null || address.Host == place.Host || address.Host.EndsWith('.' + place.Host, StringComparison.Ordinal))
            ? address
            : null;

    private static Reason Wrong(Place place) => place.Host is { } host ? new("networks.by-hand.address.at", host) : new("networks.by-hand.address.wrong");
}
