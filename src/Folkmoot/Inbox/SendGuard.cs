// The inbox's last word before an answer is sent: it is, as long as its conversation is there.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

internal sealed class SendGuard(StoreDb db) : ISendGuard
{
    public string OwnerKind => ReplyToConversation.OwnerKind;

    public async Task<GuardAnswer> AskAsync(Delivery delivery, CancellationToken cancellationToken) =>
        await db.Messages.AnyAsync(m => m.Id == delivery.OwnerId && m.DeliveryId == delivery.Id, cancellationToken)
            ? GuardAnswer.Go
            : new MayNotSend(new Reason("inbox.reason.removed"));
}
