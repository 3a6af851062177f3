// Calls X's interface as an account: with the token of its owner's consent, or signed by the four keys.
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.X;

internal sealed class XHttp(SafeHttp http, TimeProvider clock)
{
    public const string UserId = "userId";
    public const string Handle = "handle";
    public const string UserOf = "userOf";

    private const int NonceBytes = 16;

    public NetworkOptions Options => http.Options;

    public async Task<Exchange> CallAsync(XSettings settings, HttpMethod method, string path, OnceContent? content, CancellationToken cancellationToken)
    {
        var address = new Uri(settings.Server, path);
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (settings.Bearer is { } bearer)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }
        else
        {
            var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceBytes));
            request.Headers.Authorization = new AuthenticationHeaderValue("OAuth", OAuthSignature.Header(method.Method, address, settings, nonce, clock.GetUtcNow()));
        }

        return await http.SendAsync(X.Client, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks who the account is, and keeps it. Null when that worked, else what failed.</summary>
    public async Task<Exchange?> IdentifyAsync(Account account, XSettings settings, bool again, CancellationToken cancellationToken)
    {
        if (!again && account[UserOf] == settings.Fingerprint && account[UserId].Length > 0)
        {
            return null;
        }

        var exchange = await CallAsync(settings, HttpMethod.Get, "2/users/me", null, cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer
            || JsonBody.Read(answer, XJson.Shapes.UserResponse)?.Data is not { Id: { Length: > 0 } id, Username: { Length: > 0 } name } || !id.All(char.IsAsciiDigit))
        {
            return exchange;
        }

        account.Keep(UserId, id);
        account.Keep(Handle, name);
        account.Keep(UserOf, settings.Fingerprint);
        return null;
    }
}
