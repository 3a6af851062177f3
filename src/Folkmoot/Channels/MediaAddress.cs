// Addresses under which a network that fetches images can fetch one of ours for an hour; nobody else can make or guess them.
using System.Security.Cryptography;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Channels;

internal sealed class MediaAddress(IDataProtectionProvider protection, IOptions<NetworkOptions> options)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Folkmoot.Channels.MediaAddress.v1").ToTimeLimitedDataProtector();

    /// <summary>The setting as a root that can be fetched from outside; null where there is none, or it is not encrypted.</summary>
    public static Uri? RootOf(string? publicUrl) =>
        Uri.TryCreate(publicUrl?.Trim(), UriKind.Absolute, out var root) && root.Scheme == Uri.UriSchemeHttps && !root.IsLoopback ? root : null;

    /// <summary>Null where the installation cannot be reached from outside.</summary>
    public Uri? Of(Guid mediaId) => options.Value.PublicRoot is { } root ? new Uri(root, "/fetch/" + Write(mediaId)) : null;

    public string Write(Guid mediaId) => Convert.ToHexStringLower(_protector.Protect(mediaId.ToByteArray(), Lasts));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/fetch/{token}", FetchAsync).OpenToAll("networks fetch an image by an address that only this house can make, and that ends after an hour");

    private static async Task<IResult> FetchAsync(string token, MediaAddress addresses, StoreDb db, HttpContext http, CancellationToken cancellationToken)
    {
        if (addresses.Read(token) is not { } id)
        {
            return Results.NotFound();
        }

        // The address itself is the right to fetch; who fetches belongs to no agency.
        var media = await db.MediaFiles.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return media is null ? Results.NotFound() : Results.Bytes(media.Bytes, media.MediaType);
    }

    private Guid? Read(string token)
    {
        try
        {
            return new Guid(_protector.Unprotect(Convert.FromHexString(token)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
