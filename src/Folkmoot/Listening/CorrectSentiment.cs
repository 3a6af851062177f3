// A person says what a mention really feels: label, hourly figures, decision record and audit entry are one transaction.
using Folkmoot.Accounts;
using Folkmoot.Listening.Events;
using Folkmoot.Storage;
using Folkmoot.Trust;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening;

internal enum CorrectOutcome
{
    Corrected,

    /// <summary>It says so already.</summary>
    Unchanged,

    /// <summary>It is not there, or not analysed yet.</summary>
    NotFound,

    NotAllowed,

    /// <summary>Somebody else has corrected it in the same moment.</summary>
    Overtaken,
}

internal sealed class CorrectSentiment(StoreDb db, OverrideDecision overrides, Jobs jobs, Actor actor, LiveEvents live, TimeProvider clock)
{
    public const string Purpose = "listening.sentiment";
    public const string Subject = "mention";

    public static bool MayCorrect(Actor actor) => actor.Has(Right.InboxAnswer) || actor.Has(Right.ListeningManage);

    public async Task<CorrectOutcome> RunAsync(Guid mentionId, Feeling to, CancellationToken cancellationToken)
    {
        if (to == Feeling.Unclear || !Enum.IsDefined(to))
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, "A person says negative, neutral or positive.");
        }

        if (!MayCorrect(actor))
        {
            return CorrectOutcome.NotAllowed;
        }

        var mention = await db.Mentions.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mentionId, cancellationToken);
        if (mention is not { Sentiment: { } from, MachineSentiment: { } machine, AnalysedAt: { } at })
        {
            return CorrectOutcome.NotFound;
        }

        if (from == to)
        {
            return CorrectOutcome.Unchanged;
        }

        var now = clock.GetUtcNow();
        var person = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var mine = await db.Mentions.Where(m => m.Id == mentionId && m.Sentiment == from).ExecuteUpdateAsync(s => s
            .SetProperty(m => m.Sentiment, to).SetProperty(m => m.CorrectedBy, person).SetProperty(m => m.CorrectedAt, now), cancellationToken);
        if (mine == 0)
        {
            return CorrectOutcome.Overtaken;
        }

        await Rollups.AddAsync(db, Rollups.Of([(mention, from, -1), (mention, to, 1)], now), cancellationToken);
        var model = await SteppedModel.FindAsync(db, mention.ModelSetId, Steps.SentimentStep(mention.Language), cancellationToken);
        double score = Math.Max(mention.NegativeScore, Math.Max(mention.NeutralScore, mention.PositiveScore));
        await overrides.RunAsync(
            new MachineDecision(Purpose, Subject, mention.Id, model, Feelings.Word(machine), score, Blank.Out(mention.Text), mention.Evidence ?? "[]", at),
            Feelings.Word(to),
            cancellationToken);
        jobs.Publish(new MentionCorrected(mention.Id));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(db.AgencyId, LiveTopics.Mentions);
        return CorrectOutcome.Corrected;
    }
}
