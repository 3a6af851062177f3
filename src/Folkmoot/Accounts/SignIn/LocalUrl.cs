// Where to go after signing in: only ever to a page of our own.
namespace Folkmoot.Accounts.SignIn;

internal static class LocalUrl
{
    /// <summary>The address if it is a path of this site, else the start page. Browsers read a backslash as a slash, and drop control characters.</summary>
    public static string Or(string? url, string otherwise = "/") =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : otherwise;
}
