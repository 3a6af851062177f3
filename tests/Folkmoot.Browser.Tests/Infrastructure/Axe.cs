// Asks axe whether a page keeps WCAG 2.2 A and AA, as far as a machine can tell.
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests.Infrastructure;

internal static class Axe
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>What is wrong, one line for each element; nothing when all is well.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var result = await page.RunAxe(Options);
        return [.. result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {rule.Help}: {node.Html} ({node.Target})"))];
    }
}
