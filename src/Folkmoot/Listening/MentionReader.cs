// Answers other modules' questions about a mention that they were told of.
using Folkmoot.Listening.Events;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening;

internal sealed class MentionReader(StoreDb db) : IMentionFacts
{
    public async Task<MentionFacts?> FindAsync(Guid mentionId, CancellationToken cancellationToken)
    {
        var mention = await db.Mentions.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mentionId, cancellationToken);
        return mention is null ? null : new MentionFacts(
            mention.Id,
            mention.ChannelId,
            mention.Network,
            mention.ExternalId,
            mention.Kind,
            mention.AuthorExternalId,
            mention.AuthorHandle,
            mention.AuthorName,
            mention.Text,
            mention.At,
            mention.Url,
            mention.Language,
            mention.Sentiment is { } feeling && feeling != Feeling.Unclear ? Feelings.Word(feeling) : null,
            mention.ReplyToId,
            mention.RootId,
            mention.RootRevision,
            mention.Revision);
    }
}
