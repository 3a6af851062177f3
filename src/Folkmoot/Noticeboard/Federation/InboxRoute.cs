// The inbox of the Noticeboard: anybody on the internet may send, and nothing of it counts before the signature, the body and the sender fit together.
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal static class InboxRoute
{
    /// <summary>Bytes; a long note with its tags has a tenth of it.</summary>
    public const int BodyMax = 256 * 1024;

    private const string RetryAfterSeconds = "300";

    public static async Task AnswerAsync(HttpContext context)
    {
        var (request, response, services) = (context.Request, context.Response, context.RequestServices);
        var cancellationToken = context.RequestAborted;
        if (await EnterAsync(context) is not { } own)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (await BodyAsync(context) is not { } body)
        {
            response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var clock = services.GetRequiredService<TimeProvider>();
        var client = services.GetRequiredService<ActivityPubClient>();
        var root = new Uri(services.GetRequiredService<PublicAddress>().Root);
        var received = new ReceivedRequest(
            request.Method, new Uri(root, request.Path.ToUriComponent() + request.QueryString.ToUriComponent()),
            request.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value.AsEnumerable()), StringComparer.OrdinalIgnoreCase), body);
        if (RequestSignature.Read(received, clock.GetUtcNow(), out var fault) is not { } signature)
        {
            await RefuseAsync(response, fault.ToString());
            return;
        }

        if (ForeignActivity.Read(body, client.Options) is not { } activity)
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var keys = services.GetRequiredService<ActorKeys>();
        var outcome = await services.GetRequiredService<SenderKeys>().FindAsync(signature, activity.Actor, () => keys.Open(own.Actor, own.Slug), cancellationToken);
        var receive = services.GetRequiredService<Receive>();
        switch (outcome)
        {
            case Sender sender:
                response.StatusCode = await receive.RunAsync(activity, sender.Actor, cancellationToken) ? StatusCodes.Status202Accepted : StatusCodes.Status403Forbidden;
                break;
            case SenderGone when activity.Type == "Delete" && activity.ObjectId == activity.Actor:
                // Their key went with them; that they are gone their server has just said itself.
                await receive.ForgetAsync(activity.Actor, cancellationToken);
                response.StatusCode = StatusCodes.Status202Accepted;
                break;
            case SenderAway:
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                response.Headers.RetryAfter = RetryAfterSeconds;
                break;
            default:
                await RefuseAsync(response, "WrongKey");
                break;
        }
    }

    private static Task RefuseAsync(HttpResponse response, string fault)
    {
        // For the one who runs the other server, in the words of the protocol.
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync($"signature: {fault}\n", response.HttpContext.RequestAborted);
    }

    /// <summary>Works from here on for the agency that the address names. Null: it has no such inbox.</summary>
    private static async Task<(FederatedActor Actor, string Slug)?> EnterAsync(HttpContext context)
    {
        var slug = (string)context.Request.RouteValues["slug"]!;
        var db = context.RequestServices.GetRequiredService<StoreDb>();
        // A sender has no agency: the address says whose inbox is meant.
        var actor = await db.FederatedActors.IgnoreQueryFilters().AsNoTracking()
            .Join(db.Agencies.Where(a => a.Slug == slug), f => f.AgencyId, a => a.Id, (f, _) => f).SingleOrDefaultAsync(context.RequestAborted);
        if (actor is null)
        {
            return null;
        }

        context.RequestServices.GetRequiredService<AgencyScope>().Enter(actor.AgencyId);
        return (actor, slug);
    }

    /// <summary>Null: it is too long, whatever it said of its length.</summary>
    private static async Task<byte[]?> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > BodyMax)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = BodyMax;
        }

        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return body.Length > BodyMax ? null : body.ToArray();
    }
}
