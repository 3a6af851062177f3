// Remembers, for a few minutes and in an encrypted cookie, whose password was right until the code of the authenticator app follows.
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Folkmoot.Accounts.SignIn;

internal static class SecondStep
{
    public const string Scheme = "SecondStep";
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public static Task BeginAsync(HttpContext http, Guid personId) =>
        http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, personId.ToString())], Scheme)));

    public static async Task<Guid?> WhoAsync(HttpContext http) =>
        Guid.TryParse((await http.AuthenticateAsync(Scheme)).Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static Task EndAsync(HttpContext http) => http.SignOutAsync(Scheme);
}
