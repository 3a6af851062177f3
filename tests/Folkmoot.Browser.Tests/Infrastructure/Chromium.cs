// The browser of this test run: Debian's Chromium, started once, with a context (cookies, storage) of its own for each test.
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests.Infrastructure;

internal static class Chromium
{
    // Without a network and as root: no sandbox, and none of the calls home that would be refused one by one.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private static readonly Lazy<Task<IBrowser>> Shared = new(StartAsync);

    /// <summary>Where Chromium is, or null.</summary>
    public static string? Path { get; } = Find();

    /// <summary>What is missing, in a sentence for the one who reads of a skipped test; null when there is a browser.</summary>
    public static string? Missing { get; } = Path is null ? "Chromium is missing: apt-get install chromium" : null;

    /// <summary>A context with nothing remembered, on <paramref name="site"/>; dispose of it to close its pages.</summary>
    public static async Task<IBrowserContext> NewContextAsync(Uri site, bool script = true, string locale = "en-US", int width = 1280, int height = 900)
    {
        var browser = await Shared.Value;
        return await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            JavaScriptEnabled = script,
            Locale = locale,
            TimezoneId = "UTC",
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
    }

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Headless = true, Args = Arguments });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return browser;
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Append("/usr/bin")
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
