// Answers other modules' questions about a mention that they were told of.
using Folkmoot.Listening.Events;
using Folkmoot.Storage;
using Folkmoot.Text;
using Folkmoot.Trust;
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
            mention.Revision,
            [.. Sentiment(mention), .. MentionLabel.Read(mention.Labels).Where(l => l.Label is not null).Select(l => Fact(mention, l.Task, l.Label!, l.Score, l.ByPerson, l.Reasons))]);
    }

    private static IEnumerable<LabelFact> Sentiment(Mention mention)
    {
        if (mention.Sentiment is { } feeling && feeling != Feeling.Unclear)
        {
            double score = Math.Max(mention.NegativeScore, Math.Max(mention.NeutralScore, mention.PositiveScore));
            yield return Fact(mention, LabelTask.Sentiment, Feelings.Word(feeling), score, mention.CorrectedAt is not null, DecideLog.ReadEvidence(mention.Evidence));
        }
    }

    private static LabelFact Fact(Mention mention, string task, string label, double score, bool byPerson, IReadOnlyList<Reason> reasons) =>
        new(task, label, score, byPerson, byPerson ? [] : EvidenceSpans.Words(mention.Text, reasons, against: false));
}
