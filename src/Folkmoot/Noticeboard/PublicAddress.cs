// Where the public finds this installation: the setting PublicUrl, else the address it listens on.
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Folkmoot.Noticeboard;

internal sealed class PublicAddressOptions
{
    /// <summary>Scheme and host as people type them, without a path: <c>https://notices.example.gov</c>.</summary>
    public string PublicUrl { get; set; } = "";
}

internal sealed class PublicAddress(IOptions<PublicAddressOptions> options)
{
    public const string Setting = "PublicUrl";

    private static readonly string[] AnyHost = ["*", "+", "0.0.0.0", "[::]"];

    /// <summary>Without a slash at its end.</summary>
    public string Root { get; } = options.Value.PublicUrl;

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PublicAddressOptions>()
            .Configure(o => o.PublicUrl = Of(configuration[Setting], configuration["Urls"]))
            .Validate(o => IsRoot(o.PublicUrl), $"{Setting} must be scheme and host without a path, such as https://notices.example.gov.")
            .ValidateOnStart();
        services.AddSingleton<PublicAddress>();
    }

    /// <param name="set">The setting, which wins.</param>
    /// <param name="urls">The addresses listened on, with semicolons between; the first counts.</param>
    public static string Of(string? set, string? urls)
    {
        if (!string.IsNullOrWhiteSpace(set))
        {
            return set.Trim().TrimEnd('/');
        }

        var first = (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "http://localhost:5080";
        var address = BindingAddress.Parse(first);
        var host = AnyHost.Contains(address.Host, StringComparer.Ordinal) || address.IsUnixPipe ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri.GetLeftPart(UriPartial.Authority);
    }

    private static bool IsRoot(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == url;
}
