// The buttons of the inbox, and the counter of the answer's form.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

internal static class InboxActs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup("/inbox").Needs(Right.InboxAnswer).WithMetadata(new RequireAntiforgeryTokenAttribute());
        acts.MapPost("/{id:guid}/assign", AssignAsync);
        acts.MapPost("/{id:guid}/priority", PrioritiseAsync);
        acts.MapPost("/{id:guid}/close", CloseAsync);
        acts.MapPost("/{id:guid}/reopen", ReopenAsync);
        acts.MapPost("/{id:guid}/answers/{deliveryId:guid}", SettleAsync);
        acts.MapPost("/measure", MeasureAsync);
    }

    private static async Task<RedirectHttpResult> AssignAsync(
        Guid id, [FromForm] string? to, [FromForm] string? seen, AssignConversation use, Staff staff, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await use.RunAsync(new AssignRequest(id, Person(to), Person(seen)), cancellationToken);
        if (outcome is InboxOutcome.TakenMeanwhile taken)
        {
            var names = await staff.NamesAsync(taken.By is { } by ? [by] : [], cancellationToken);
            notices.Warning(taken.By is { } who ? texts["inbox.taken", names.GetValueOrDefault(who, "?")] : texts["inbox.released"]);
        }
        else
        {
            Say(outcome, "inbox.assigned", notices, texts);
        }

        return Back(id);
    }

    private static async Task<RedirectHttpResult> PrioritiseAsync(
        Guid id, [FromForm] string? priority, PrioritiseConversation use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        var chosen = Enum.TryParse<Priority>(priority, ignoreCase: true, out var known) ? known : default;
        Say(await use.RunAsync(id, chosen, cancellationToken), "inbox.prioritised", notices, texts);
        return Back(id);
    }

    private static async Task<RedirectHttpResult> CloseAsync(Guid id, CloseConversation use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        Say(await use.RunAsync(id, cancellationToken), "inbox.closed", notices, texts);
        return TypedResults.LocalRedirect("/inbox");
    }

    private static async Task<RedirectHttpResult> ReopenAsync(Guid id, ReopenConversation use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        Say(await use.RunAsync(id, cancellationToken), "inbox.reopened", notices, texts);
        return Back(id);
    }

    /// <summary>What becomes of an answer that could not be sent, or may have been.</summary>
    private static async Task<RedirectHttpResult> SettleAsync(
        Guid id, Guid deliveryId, [FromForm] string? verdict, SettleDelivery use, StoreDb db, LiveEvents live, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        var isOurs = await db.Messages.AnyAsync(m => m.ConversationId == id && m.DeliveryId == deliveryId, cancellationToken);
        if (isOurs && Enum.TryParse<Verdict>(verdict, ignoreCase: true, out var word) && Enum.IsDefined(word)
            && await use.RunAsync(new SettleRequest(deliveryId, word, null), cancellationToken))
        {
            notices.Success(texts["inbox.settled"]);
            live.Publish(db.AgencyId, InboxModule.Topic);
        }
        else
        {
            notices.Warning(texts["inbox.unchanged"]);
        }

        return Back(id);
    }

    /// <summary>How long a text is as the channel's own network counts.</summary>
    private static async Task<Results<Ok<Measured>, NotFound>> MeasureAsync(
        Guid channel, [FromForm] string? value, StoreDb db, NetworkCatalogue networks, Texts texts, CancellationToken cancellationToken)
    {
        var name = await db.Channels.Where(c => c.Id == channel).Select(c => c.Network).SingleOrDefaultAsync(cancellationToken);
        if (name is null || networks.Find(name) is not { } network)
        {
            return TypedResults.NotFound();
        }

        var length = network.Measure((value ?? "").Trim());
        return TypedResults.Ok(new Measured(length.Excess is { } excess ? texts.Resolve(excess.ToStored()) : texts["inbox.reply.count", length.Length, length.Limit], !length.Fits));
    }

    private sealed record Measured(string Text, bool Over);

    private static void Say(InboxOutcome outcome, string done, Notices notices, Texts texts)
    {
        switch (outcome)
        {
            case InboxOutcome.WasDone:
                notices.Success(texts[done]);
                break;
            case InboxOutcome.Wrong wrong:
                notices.Error(texts.Resolve(wrong.Reason));
                break;
            default:
                notices.Warning(texts["inbox.unchanged"]);
                break;
        }
    }

    private static Guid? Person(string? value) => Guid.TryParse(value, out var person) ? person : null;

    private static RedirectHttpResult Back(Guid id) => TypedResults.LocalRedirect($"/inbox/{id}");
}
