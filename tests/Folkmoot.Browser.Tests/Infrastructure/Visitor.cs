// One browser window that remembers everything the browser complained about: errors of script, missing files, breaches of the content security policy.
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests.Infrastructure;

internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // That a page answers 403 or 404 is what some tests ask for.
            if (message.Type is "error" or "warning" && !(message.Text.Contains("status of 40", StringComparison.Ordinal) && message.Location.StartsWith(page.Url, StringComparison.Ordinal)))
            {
                Complaints.Add($"{page.Url}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public static async Task<Visitor> OpenAsync(IBrowserContext context)
    {
        context.SetDefaultTimeout(20_000);
        return new Visitor(context, await context.NewPageAsync());
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
