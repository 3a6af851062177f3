// Lets everybody who changes one conversation take turns.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

internal static class ConversationLock
{
    /// <summary>The conversation as it is now that it is ours to change until the current transaction ends; null when it is not there.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public static async Task<Conversation?> TakeAsync(StoreDb db, Guid id, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException($"Conversation {id} can be locked only within a transaction.");
        }

        await db.LockAsync($"conversation:{id}", cancellationToken);
        return await db.Conversations.SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }
}
