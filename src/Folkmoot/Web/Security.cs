// What every answer says to the browser so that foreign script, frames and sniffing have no way in.
using Microsoft.AspNetCore.HttpOverrides;

namespace Folkmoot.Web;

/// <summary>Set by a page with a form whose answer leads to another host: browsers hold a form's redirects to <c>form-action</c> too.</summary>
/// <param name="Sources">As in a content security policy: <c>https://x.com</c>.</param>
internal sealed record FormTargets(string Sources);

internal static class Security
{
    /// <summary>No inline script or style anywhere, nothing from other hosts.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
        "media-src 'self' blob:; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public const string PermissionsPolicy =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=(), browsing-topics=(), " +
        "publickey-credentials-get=(self), publickey-credentials-create=(self)";

    /// <summary>Set when the answer starts, because the error page clears what was set before.</summary>
    public static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.ContentSecurityPolicy = ((HttpContext)state).Features.Get<FormTargets>() is { } targets
                ? ContentSecurityPolicy.Replace("form-action 'self'", $"form-action 'self' {targets.Sources}", StringComparison.Ordinal)
                : ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers["Permissions-Policy"] = PermissionsPolicy;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "private, no-cache";
            }

            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    /// <summary>Believes X-Forwarded-* only from this machine and from the proxies that the settings name (Web:TrustedProxies, addresses or networks).</summary>
    public static void ConfigureProxies(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        foreach (var proxy in configuration.GetSection("Web:TrustedProxies").Get<string[]>() ?? [])
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else if (System.Net.IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                throw new SettingException($"The setting Web:TrustedProxies cannot be used: '{proxy}' is neither an address (10.0.0.5) nor a network (10.0.0.0/24).");
            }
        }
    }
}
