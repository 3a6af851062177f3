// A person's word on an edit that was not done, or that only they can do: try again, leave it, changed by hand.
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Editing;

internal enum EditWord
{
    Again,

    Leave,

    /// <summary>They changed it by hand.</summary>
    Done,
}

internal sealed class DecideEdit(StoreDb db, Jobs jobs, SettleEdit settle, Actor actor)
{
    /// <summary>False: it does not ask for that word (any more). Leaves its changes unsaved.</summary>
    /// <param name="why">Why it is left as it is; needed for that.</param>
    public async Task<bool> RunAsync(Guid editId, EditWord word, string why, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.DeliveryEdits.SingleOrDefaultAsync(e => e.Id == editId, cancellationToken) is not { } edit || !Fits(edit.State, word))
        {
            return false;
        }

        var delivery = await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == edit.DeliveryId, cancellationToken);
        switch (word)
        {
            case EditWord.Again:
                (edit.State, edit.AttemptsForgiven, edit.SettledAt) = (EditState.Waiting, edit.Attempts, null);
                await jobs.AddAsync(new EditDelivery(edit.Id), cancellationToken, lane: Lane.Reply);
                break;
            case EditWord.Leave:
                ArgumentException.ThrowIfNullOrWhiteSpace(why);
                settle.Run(edit, delivery, EditState.Left, new Reason("channels.reason.person-says", why));
                break;
            case EditWord.Done:
                edit.Rendered = edit.Content;
                settle.Run(edit, delivery, EditState.Edited, null);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(word), word, "Unknown word.");
        }

        return true;
    }

    /// <summary>Which words an edit takes. While a call is under way nobody can say what came of it.</summary>
    public static bool Fits(EditState state, EditWord word) => word switch
    {
        EditWord.Again => state == EditState.NotEdited,
        EditWord.Leave => state is EditState.Waiting or EditState.NotEdited or EditState.ByHand,
        _ => state == EditState.ByHand,
    };
}
