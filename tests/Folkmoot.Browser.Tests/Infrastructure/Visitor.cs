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
            // That a page (its address has no dot) answers 403, 404 or 410 is what some tests ask for.
            var asked = (message.Text.Contains("status of 40", StringComparison.Ordinal) || message.Text.Contains("status of 410", StringComparison.Ordinal)) && Uri.TryCreate(message.Location.Split(":0")[0], UriKind.Absolute, out var address) && !address.AbsolutePath.Contains('.', StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !asked)
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
