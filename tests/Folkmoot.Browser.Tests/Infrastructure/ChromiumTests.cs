// The browser itself: what the other tests stand on must hold first.
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests.Infrastructure;

public sealed class ChromiumTests
{
    [BrowserTheory]
    [InlineData(true, "with script")]
    [InlineData(false, "without script")]
    public async Task Pages_are_shown_with_and_without_script(bool script, string shown)
    {
        await using var context = await Chromium.NewContextAsync(new Uri("http://localhost/"), script);
        var page = await context.NewPageAsync();

        await page.SetContentAsync("<p>without script</p><script>document.querySelector('p').textContent = 'with script'</script>");

        (await page.Locator("p").TextContentAsync()).ShouldBe(shown);
    }
}
