// A person says what a label of a mention really is: label, decision record, audit entry and the news of it are one transaction.
using Folkmoot.Accounts;
using Folkmoot.Listening.Events;
using Folkmoot.Storage;
using Folkmoot.Text.Classifiers;
using Folkmoot.Trust;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening;

internal sealed class CorrectLabel(StoreDb db, OverrideDecision overrides, Jobs jobs, Actor actor, LiveEvents live, TimeProvider clock)
{
    /// <param name="label">One of the task's labels.</param>
    public async Task<CorrectOutcome> RunAsync(Guid mentionId, LabelTask task, string label, CancellationToken cancellationToken)
    {
        if (!task.Labels.Contains(label))
        {
            throw new ArgumentException($"'{label}' is not a label of {task.Name}.", nameof(label));
        }

        if (!CorrectSentiment.MayCorrect(actor))
        {
            return CorrectOutcome.NotAllowed;
        }

        var mention = await db.Mentions.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mentionId, cancellationToken);
        if (mention is not { AnalysedAt: { } at })
        {
            return CorrectOutcome.NotFound;
        }

        var labels = MentionLabel.Read(mention.Labels);
        var known = labels.SingleOrDefault(l => l.Task == task.Name) ?? new MentionLabel(task.Name, null, null, 0);
        if (known.Label == label)
        {
            return CorrectOutcome.Unchanged;
        }

        var corrected = known with { Label = label, By = actor.Required, At = clock.GetUtcNow() };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await StoreAsync(mention, [.. labels.Where(l => l.Task != task.Name), corrected], cancellationToken))
        {
            return CorrectOutcome.Overtaken;
        }

        var model = await SteppedModel.FindAsync(db, mention.ModelSetId, task.Name, cancellationToken);
        await overrides.RunAsync(
            new MachineDecision(
                task.Purpose, CorrectSentiment.Subject, mention.Id, model, known.Machine ?? Classification.Abstain, known.Score, Blank.Out(mention.Text), DecideLog.Write(known.Reasons), at),
            label,
            cancellationToken);
        jobs.Publish(new MentionCorrected(mention.Id));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(db.AgencyId, LiveTopics.Mentions);
        return CorrectOutcome.Corrected;
    }

    /// <summary>False: somebody else has corrected a label of it in the same moment.</summary>
    private async Task<bool> StoreAsync(Mention mention, IReadOnlyList<MentionLabel> labels, CancellationToken cancellationToken)
    {
        var (before, after) = (mention.Labels, MentionLabel.Write(labels));
        string? Of(string task) => labels.SingleOrDefault(l => l.Task == task)?.Label;
        var (urgency, topic, wants) = (Of(LabelTask.Urgency), Of(LabelTask.Topic), Of(LabelTask.Kind));
        return await db.Mentions.Where(m => m.Id == mention.Id && m.Labels == before).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Labels, after).SetProperty(m => m.Urgency, urgency).SetProperty(m => m.Topic, topic).SetProperty(m => m.Wants, wants),
            cancellationToken) > 0;
    }
}
