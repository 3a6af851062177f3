// Names a browser and its system from the User-Agent header, so that a person recognises their own sessions.
namespace Folkmoot.Accounts.SignIn;

internal static class BrowserName
{
    // In this order: many browsers also name the ones they descend from.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("HeadlessChrome", "Chrome"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary><c>Firefox, Linux</c>; empty where neither is known.</summary>
    public static string Of(string? userAgent)
    {
        var text = userAgent ?? "";
        return string.Join(", ", new[] { Find(Browsers, text), Find(Systems, text) }.OfType<string>());
    }

    private static string? Find((string Mark, string Name)[] known, string text) =>
        known.Where(k => text.Contains(k.Mark, StringComparison.Ordinal)).Select(k => k.Name).FirstOrDefault();
}
