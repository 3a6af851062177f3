// How many calls a key may make: one program that runs away must not take the desk from its people.
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Folkmoot.Accounts.ApiKeys;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Folkmoot.Publishing.PublicApi;

internal sealed class ApiOptions
{
    /// <summary>Calls that a key may make in a minute, on each web node; as many at once when it was quiet for a minute.</summary>
    [Range(1, 1_000_000)]
    public int CallsPerMinute { get; set; } = 300;
}

/// <summary>A bucket of calls for each key: it fills up evenly, every call takes one, and whoever finds it empty is told when to come back.</summary>
internal sealed class CallLimit(IOptions<ApiOptions> options) : IEndpointFilter, IDisposable
{
    private const int PartsOfAMinute = 60;

    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ =>
    {
        var most = options.Value.CallsPerMinute;
        // Slow limits fill by one call at a time, fast ones every second.
        var each = Math.Max(1, most / PartsOfAMinute);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = most,
            TokensPerPeriod = each,
            ReplenishmentPeriod = TimeSpan.FromMinutes((double)each / most),
            AutoReplenishment = true,
            QueueLimit = 0,
        };
    }));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Features.Get<ApiCaller>()?.KeyId ?? throw new InvalidOperationException("Only calls with a key come here.");
        using var lease = _limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return await next(context);
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        http.Response.Headers[HeaderNames.RetryAfter] = wait.ToString(CultureInfo.InvariantCulture);
        return http.RequestServices.GetRequiredService<Refusals>().Of(StatusCodes.Status429TooManyRequests, "publishing.api.too-many-calls", options.Value.CallsPerMinute, wait);
    }

    public void Dispose() => _limiter.Dispose();
}

internal static class ApiGroups
{
    /// <summary>The endpoints of the public API beneath a path, each call counted.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string tag, string path = "") =>
        routes.MapGroup(ApiKeyScheme.PathPrefix + path).WithTags(tag).AddEndpointFilter(routes.ServiceProvider.GetRequiredService<CallLimit>());
}
