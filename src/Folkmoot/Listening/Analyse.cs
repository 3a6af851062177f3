// Labels a batch of mentions: labels, hourly figures and the news of them are one transaction.
using Folkmoot.Listening.Events;
using Folkmoot.Storage;
using Folkmoot.Trust;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening;

internal sealed record AnalyseMentions(IReadOnlyList<Guid> MentionIds);

internal sealed class Analyse(StoreDb db, Decide decide, Jobs jobs, LiveEvents live, TimeProvider clock) : IHandle<AnalyseMentions>
{
    public async Task<Next> HandleAsync(AnalyseMentions job, CancellationToken cancellationToken)
    {
        // What was analysed before is left alone; what another run analyses meanwhile stops this one by its concurrency token.
        var mentions = await db.Mentions.Where(m => job.MentionIds.Contains(m.Id) && m.AnalysedAt == null).OrderBy(m => m.At).ToListAsync(cancellationToken);
        if (mentions.Count == 0)
        {
            return Next.Done;
        }

        List<Analysis> batch = [.. mentions.Select(m => new Analysis(m.Text, m.DeclaredLanguage))];
        var models = Steps.Run(decide, batch);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var set = await decide.ModelSetAsync(models, cancellationToken);
        foreach (var (mention, analysis) in mentions.Zip(batch))
        {
            Fill(mention, analysis, set, now);
            jobs.Publish(new MentionStored(mention.Id), mention.ChannelId is null ? Lane.Analytics : null);
        }

        await db.SaveChangesAsync(cancellationToken);
        await Rollups.AddAsync(db, Rollups.Of(mentions.Select(m => (m, m.Sentiment!.Value, 1)), now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(db.AgencyId, LiveTopics.Mentions);
        return Next.Done;
    }

    private static void Fill(Mention mention, Analysis analysis, Guid set, DateTimeOffset now)
    {
        (mention.Language, mention.LanguageScore) = (analysis.Language, analysis.LanguageScore);
        (mention.Sentiment, mention.MachineSentiment) = (analysis.Sentiment, analysis.Sentiment);
        (mention.NegativeScore, mention.NeutralScore, mention.PositiveScore) = (analysis.NegativeScore, analysis.NeutralScore, analysis.PositiveScore);
        mention.Evidence = DecideLog.Write(analysis.Evidence);
        mention.Labels = MentionLabel.Write(analysis.Labels);
        (mention.Urgency, mention.Topic, mention.Wants) =
            (analysis.Find(LabelTask.Urgency)?.Label, analysis.Find(LabelTask.Topic)?.Label, analysis.Find(LabelTask.Kind)?.Label);
        (mention.ModelSetId, mention.AnalysedAt) = (set, now);
    }
}
