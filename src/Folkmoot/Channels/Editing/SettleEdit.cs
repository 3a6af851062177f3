// What follows when an edit has come to an end: the fact for its owner, the audit entry, and endpoints outside that are told.
using Folkmoot.Channels.Hooks;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Editing;

/// <summary>Leaves its changes unsaved.</summary>
internal sealed class SettleEdit(StoreDb db, Jobs jobs, HookFacts hooks, IAudit audit, Texts texts, TimeProvider clock)
{
    public void Run(DeliveryEdit edit, Delivery delivery, EditState state, Reason? reason)
    {
        (edit.State, edit.Reason, edit.SettledAt) = (state, reason?.ToStored(), clock.GetUtcNow());
        jobs.Publish(new EditSettled(edit.Id, edit.DeliveryId, edit.OwnerId));
        audit.Record($"channels.edit.{Word(state)}", "delivery", delivery.Id,
            new { edit = edit.Id, edit.OwnerId, delivery.ChannelId, edit.Attempts, Reason = edit.Reason is { } kept ? texts.ResolveEnglish(kept) : null });
        if (state == EditState.Edited)
        {
            hooks.Corrected(delivery);
        }
    }

    /// <summary>The network's revision of what is there now: an answer beneath it needs it.</summary>
    public async Task KeepRevisionAsync(Delivery delivery, string? revision, CancellationToken cancellationToken)
    {
        if (revision is not null)
        {
            await db.Deliveries.Where(d => d.Id == delivery.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Revision, revision), cancellationToken);
        }
    }

    private static string Word(EditState state) => state switch
    {
        EditState.Edited => "edited",
        EditState.NotEdited => "not-edited",
        EditState.Left => "left",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An edit does not end so."),
    };
}
