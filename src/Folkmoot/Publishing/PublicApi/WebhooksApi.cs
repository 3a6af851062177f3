// The public API for webhooks: what the administrator's page does, for programs with a key that has the right for it.
using System.ComponentModel;
using Folkmoot.Accounts;
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Channels.Hooks;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.PublicApi;

internal sealed record WebhookInput(
    [property: Description("What it is for; unique in the agency.")] string Name,
    [property: Description("Begins with https:// and can be reached from the open internet.")] string Url,
    [property: Description("What it is told of, such as post.published; docs/webhooks.md lists all.")] IReadOnlyList<string> Events);

internal sealed record RotateInput([property: Description("How many hours the secret before signs too, from 0 to 168.")] int OverlapHours = 24);

internal sealed record ReplayInput(
    [property: Description("One message; or leave it out and name a time range.")] Guid? MessageId = null,
    [property: Description("From when, with an offset.")] DateTimeOffset? From = null,
    [property: Description("Until when, with an offset; null: now.")] DateTimeOffset? Until = null);

internal sealed record ReplayResource([property: Description("How many messages are sent again.")] int Messages);

internal sealed record WebhookResource(
    Guid Id,
    string Name,
    string Url,
    IReadOnlyList<string> Events,
    [property: OneOf("works", "trouble", "paused", "failing", "gone")] string State,
    DateTimeOffset? PausedAt,
    DateTimeOffset? FailingSince,
    [property: Description("Until when the secret before signs too.")] DateTimeOffset? PreviousSecretUntil,
    [property: Description("Told once, when it is made; null ever after, also when the same Idempotency-Key comes again.")] string? Secret);

internal sealed record WebhookMessageResource(
    [property: Description("The webhook-id, the same at every attempt.")] Guid Id,
    long Sequence,
    string Event,
    DateTimeOffset At,
    [property: OneOf(typeof(HookState))] string State,
    int Attempts,
    DateTimeOffset? LastAt,
    [property: Description("Code of the latest answer; null where none came.")] int? Status,
    int? DurationMs,
    [property: Description("Why the latest call failed.")] string? Reason,
    [property: Description("The exact body.")] string Body);

internal sealed record WebhookMessagePage(IReadOnlyList<WebhookMessageResource> Items, int Page, [property: Description("There is a next page.")] bool More);

internal static class WebhooksApi
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("Webhooks", "/webhooks");
        api.MapGet("", ListAsync).Needs(Right.WebhooksManage).WithName("ListWebhooks").WithSummary("The programs that are told of posts.").Produces<IReadOnlyList<WebhookResource>>().RefusesReads();
        api.MapGet("/{id:guid}", ReadOneAsync).Needs(Right.WebhooksManage).WithName("ReadWebhook").WithSummary("One of them.")
            .Produces<WebhookResource>().RefusesReads(StatusCodes.Status404NotFound);
        api.MapGet("/{id:guid}/messages", MessagesAsync).Needs(Right.WebhooksManage).WithName("ListWebhookMessages").WithSummary("What was sent to it in the last 30 days, latest first, 50 a page.")
            .Produces<WebhookMessagePage>().RefusesReads(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
        Write(api.MapPost("", CreateAsync), "CreateWebhook", "Registers an endpoint; the answer has its secret.").Produces<WebhookResource>(StatusCodes.Status201Created);
        Write(api.MapPut("/{id:guid}", ChangeAsync), "ChangeWebhook", "Changes its name, address and events.").Produces<WebhookResource>();
        Write(api.MapDelete("/{id:guid}", DeleteAsync), "DeleteWebhook", "Deletes it with all that was sent to it.").Produces(StatusCodes.Status204NoContent);
        Write(api.MapPost("/{id:guid}/rotate", RotateAsync), "RotateWebhookSecret", "Makes a new secret; the old one signs too for a while.").Produces<WebhookResource>();
        Write(api.MapPost("/{id:guid}/pause", PauseAsync), "PauseWebhook", "Sends nothing more; what happens meanwhile is kept for it.").Produces<WebhookResource>();
        Write(api.MapPost("/{id:guid}/resume", ResumeAsync), "ResumeWebhook", "Sends again, first what it missed.").Produces<WebhookResource>();
        Write(api.MapPost("/{id:guid}/ping", PingAsync), "PingWebhook", "Sends a test.").Produces<WebhookResource>();
        Write(api.MapPost("/{id:guid}/replay", ReplayAsync), "ReplayWebhook", "Sends one message or a time range again.").Produces<ReplayResource>();
    }

    private static RouteHandlerBuilder Write(RouteHandlerBuilder endpoint, string name, string summary) => endpoint
        .Needs(Right.WebhooksManage).WithName(name).WithSummary(summary).WithMetadata(new IdempotentAttribute()).RefusesWrites();

    private static async Task<IResult> ListAsync(StoreDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        Results.Ok((await db.HookEndpoints.AsNoTracking().OrderBy(e => e.Name).Take(SaveHook.EndpointsMax).ToListAsync(cancellationToken)).Select(e => Of(e, clock.GetUtcNow(), null)));

    private static async Task<IResult> ReadAsync(Guid id, StoreDb db, TimeProvider clock, CancellationToken cancellationToken, string? secret = null) =>
        await db.HookEndpoints.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is { } endpoint ? Results.Ok(Of(endpoint, clock.GetUtcNow(), secret)) : Missing();

    private static Task<IResult> ReadOneAsync(Guid id, StoreDb db, TimeProvider clock, CancellationToken cancellationToken) => ReadAsync(id, db, clock, cancellationToken);

    private static async Task<IResult> MessagesAsync(
        Guid id, StoreDb db, Texts texts, Refusals refusals, CancellationToken cancellationToken, [Description("From 1.")] int page = 1)
    {
        if (page is < 1 or > 100_000)
        {
            return refusals.Of(StatusCodes.Status400BadRequest, "publishing.api.page-wrong");
        }

        if (!await db.HookEndpoints.AnyAsync(e => e.Id == id, cancellationToken))
        {
            return Missing();
        }

        var found = await (
            from message in db.HookMessages.AsNoTracking()
            join fact in db.HookFacts.AsNoTracking() on message.FactId equals fact.Id
            where message.EndpointId == id
            orderby fact.Sequence descending
            select new { Message = message, Fact = fact }).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        return Results.Ok(new WebhookMessagePage(
            [.. found.Take(PageSize).Select(f => new WebhookMessageResource(
                f.Message.Id, f.Fact.Sequence, f.Fact.Event, f.Fact.At, ReadPostResource.Word(f.Message.State), f.Message.Attempts, f.Message.LastAt, f.Message.Status, f.Message.DurationMs,
                f.Message.Reason is { } reason ? texts.Resolve(reason) : null, f.Fact.Body))],
            page, found.Count > PageSize));
    }

    private static Task<IResult> CreateAsync(
        WebhookInput input, HttpContext http, StoreDb db, TimeProvider clock, SaveHook save, OnceOnly once, Refusals refusals, CancellationToken cancellationToken) =>
        once.RunAsync(http, input, null, async () => await save.RunAsync(Input(null, input), cancellationToken) switch
        {
            Outcome.Refused refused => Refused(refused, refusals),
            Outcome.Made made => await CreatedAsync(made.Id, made.Secret, db, clock, cancellationToken),
            _ => Missing(),
        }, id => CreatedAsync(id, null, db, clock, cancellationToken));

    private static async Task<IResult> CreatedAsync(Guid id, string? secret, StoreDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        await db.HookEndpoints.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is { } endpoint
            ? Results.Created($"{ApiKeyScheme.PathPrefix}/webhooks/{id}", Of(endpoint, clock.GetUtcNow(), secret)) : Missing();

    private static Task<IResult> ChangeAsync(
        Guid id, WebhookInput input, HttpContext http, StoreDb db, TimeProvider clock, SaveHook save, OnceOnly once, Refusals refusals, CancellationToken cancellationToken) =>
        once.RunAsync(http, input, id, async () => await save.RunAsync(Input(id, input), cancellationToken) switch
        {
            Outcome.Refused refused => Refused(refused, refusals),
            Outcome.Made => await ReadAsync(id, db, clock, cancellationToken),
            _ => Missing(),
        }, done => ReadAsync(done, db, clock, cancellationToken));

    private static Task<IResult> DeleteAsync(Guid id, HttpContext http, ManageHook manage, OnceOnly once, CancellationToken cancellationToken) =>
        once.RunAsync(http, null, id, async () => await manage.DeleteAsync(id, cancellationToken) ? Results.NoContent() : Missing(), _ => Task.FromResult(Results.NoContent()));

    private static Task<IResult> RotateAsync(
        Guid id, RotateInput input, HttpContext http, StoreDb db, TimeProvider clock, ManageHook manage, OnceOnly once, Refusals refusals, CancellationToken cancellationToken) =>
        input.OverlapHours is < 0 or > HookRules.OverlapHoursMax
            ? Task.FromResult(refusals.Of(StatusCodes.Status422UnprocessableEntity, "publishing.api.overlap-wrong", HookRules.OverlapHoursMax))
            : once.RunAsync(
                http, input, id, async () => await manage.RotateAsync(id, input.OverlapHours, cancellationToken) is { } secret ? await ReadAsync(id, db, clock, cancellationToken, secret) : Missing(),
                done => ReadAsync(done, db, clock, cancellationToken));

    private static Task<IResult> PauseAsync(Guid id, HttpContext http, StoreDb db, TimeProvider clock, ManageHook manage, OnceOnly once, CancellationToken cancellationToken) =>
        ActAsync(id, http, db, clock, once, () => manage.PauseAsync(id, cancellationToken), cancellationToken);

    private static Task<IResult> ResumeAsync(Guid id, HttpContext http, StoreDb db, TimeProvider clock, ManageHook manage, OnceOnly once, CancellationToken cancellationToken) =>
        ActAsync(id, http, db, clock, once, () => manage.ResumeAsync(id, cancellationToken), cancellationToken);

    private static Task<IResult> PingAsync(Guid id, HttpContext http, StoreDb db, TimeProvider clock, ManageHook manage, OnceOnly once, CancellationToken cancellationToken) =>
        ActAsync(id, http, db, clock, once, () => manage.PingAsync(id, cancellationToken), cancellationToken);

    /// <summary>What is so already is answered like what was just done.</summary>
    private static Task<IResult> ActAsync(Guid id, HttpContext http, StoreDb db, TimeProvider clock, OnceOnly once, Func<Task<bool>> act, CancellationToken cancellationToken) =>
        once.RunAsync(http, null, id, async () =>
        {
            _ = await act();
            return await ReadAsync(id, db, clock, cancellationToken);
        }, done => ReadAsync(done, db, clock, cancellationToken));

    private static Task<IResult> ReplayAsync(
        Guid id, ReplayInput input, HttpContext http, ReplayHook replay, OnceOnly once, Refusals refusals, CancellationToken cancellationToken) =>
        input is { MessageId: null, From: null } or { MessageId: not null, From: not null } || input.Until < input.From
            ? Task.FromResult(refusals.Of(StatusCodes.Status422UnprocessableEntity, "publishing.api.replay-wrong"))
            : once.RunAsync(
                http, input, id,
                async () => await replay.RunAsync(new ReplayRequest(id, input.MessageId, input.From?.ToUniversalTime(), input.Until?.ToUniversalTime()), cancellationToken) is { } many
                    ? Results.Ok(new ReplayResource(many)) : Missing(),
                // It was done; how many they were then is in the audit trail.
                _ => Task.FromResult(Results.Ok(new ReplayResource(0))));

    private static SaveHook.Input Input(Guid? id, WebhookInput input) => new(id, input.Name ?? "", input.Url ?? "", input.Events ?? []);

    private static IResult Refused(Outcome.Refused refused, Refusals refusals) => refusals.Of(StatusCodes.Status422UnprocessableEntity, refused.TextKey);

    private static IResult Missing() => Results.Problem(statusCode: StatusCodes.Status404NotFound);

    private static WebhookResource Of(HookEndpoint endpoint, DateTimeOffset now, string? secret) => new(
        endpoint.Id, endpoint.Name, endpoint.Url, endpoint.Events, HookWords.Of(endpoint).TextKey.Split('.')[^1], endpoint.PausedAt, endpoint.FailingSince,
        endpoint.PreviousUntil > now ? endpoint.PreviousUntil : null, secret);
}
