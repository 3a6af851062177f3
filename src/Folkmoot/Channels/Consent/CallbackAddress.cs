// The one address that people return to from every network.
namespace Folkmoot.Channels.Consent;

internal sealed class CallbackAddress(IConfiguration configuration)
{
    public const string Path = "/channels/oauth/callback";

    /// <summary>Under the setting <c>PublicUrl</c>; where there is none, under the address at which the person uses this installation.</summary>
    public Uri Of(HttpRequest request) =>
        Uri.TryCreate(configuration["PublicUrl"]?.Trim(), UriKind.Absolute, out var root) && root.Scheme is "http" or "https"
            ? new Uri(root!, Path)
            : new Uri($"{request.Scheme}://{request.Host}{Path}");
}
