// The main menu as one person sees it: the entries that they have a right to, in order.
using Microsoft.AspNetCore.Authorization;

namespace Folkmoot.Web;

internal sealed class Menu(IEnumerable<MenuEntry> entries, IAuthorizationService authorization, IHttpContextAccessor http)
{
    private IReadOnlyList<MenuEntry>? visible;

    public async Task<IReadOnlyList<MenuEntry>> VisibleAsync()
    {
        if (visible is not null)
        {
            return visible;
        }

        var context = http.HttpContext!;
        List<MenuEntry> found = [];
        foreach (var entry in entries.OrderBy(e => e.Order))
        {
            if ((await authorization.AuthorizeAsync(context.User, context, NeedsAttribute.Prefix + entry.Right)).Succeeded)
            {
                found.Add(entry);
            }
        }

        return visible = found;
    }

    /// <summary>The entry whose address is the page's or the nearest above it.</summary>
    public static MenuEntry? Current(IReadOnlyList<MenuEntry> entries, string path) =>
        entries.Where(e => IsAt(path, e.Href)).MaxBy(e => e.Href.Length);

    private static bool IsAt(string path, string href) =>
        path.Equals(href, StringComparison.OrdinalIgnoreCase)
        || (href != "/" && path.StartsWith(href + "/", StringComparison.OrdinalIgnoreCase));
}
