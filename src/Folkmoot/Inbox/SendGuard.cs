// The inbox's last word before an answer is sent: it is, as long as its conversation is there.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

internal sealed class SendGuard(StoreDb db) : ISendGuard
{
    public string OwnerKind => ReplyToConversation.OwnerKind;

    public async Task<IReadOnlyList<GuardAnswer>> AskAsync(IReadOnlyList<Delivery> deliveries, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ids = deliveries.Select(d => d.OwnerId).ToList();
        var there = await db.Messages.Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.DeliveryId }).ToListAsync(cancellationToken);
        return [.. deliveries.Select(d => there.Exists(m => m.Id == d.OwnerId && m.DeliveryId == d.Id)
            ? GuardAnswer.Go
            : new MayNotSend(new Reason("inbox.reason.removed")))];
    }
}
