// The only way to use a model: every answer leaves a record of which model gave it, on what evidence.
using Folkmoot.Storage;
using Folkmoot.Text;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Trust;

internal sealed partial class Decide(StoreDb db, ModelRegister register, TimeProvider clock, ILogger<Decide> logger)
{
    /// <summary>
    /// One decision: the model's answer, and its row in the decision log, which is kept if the caller's transaction is.
    /// Null: the model is not loaded, because it has no card that describes it; a person decides.
    /// </summary>
    /// <param name="purpose">What it is for: <c>inbox.urgency</c>.</param>
    /// <param name="subject">Kind of what is judged: <c>conversation</c>.</param>
    /// <param name="input">The text; only its hash is kept.</param>
    public TAnswer? Run<TModel, TAnswer>(string purpose, string subject, Guid subjectId, string input, ModelUse<TModel, TAnswer> use)
        where TModel : class, ITextModel
        where TAnswer : class
    {
        if (Find(use) is not { } model)
        {
            return null;
        }

        var answer = use.Ask(model, input);
        var verdict = use.Judge(answer);
        var now = clock.GetUtcNow();
        db.Decisions.Add(new Decision
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Purpose = purpose,
            Subject = subject,
            SubjectId = subjectId,
            Model = model.Card.Reference,
            Label = verdict.Label,
            Score = verdict.Score,
            Threshold = model.Card.AbstainThreshold,
            InputHash = DecideLog.Hash(input),
            Evidence = DecideLog.Write(verdict.Evidence),
        });
        return answer;
    }

    /// <summary>
    /// The answers for a whole batch, in its order, and the model to be named in the batch's <see cref="ModelSet"/>.
    /// Null: the model is not loaded, because it has no card that describes it; the batch goes on without its labels.
    /// </summary>
    public BatchAnswer<TAnswer>? RunBatch<TModel, TAnswer>(string step, IReadOnlyList<string> inputs, ModelUse<TModel, TAnswer> use)
        where TModel : class, ITextModel =>
        Find(use) is { } model
            ? new BatchAnswer<TAnswer>([.. inputs.Select(input => use.Ask(model, input))], new UsedModel(step, model.Card.Reference, model.Card.AbstainThreshold), model.Card)
            : null;

    /// <summary>What the model may be used for; null where it is not loaded.</summary>
    public ModelCard? CardOf<TModel, TAnswer>(ModelUse<TModel, TAnswer> use)
        where TModel : class, ITextModel => Find(use)?.Card;

    /// <summary>The id of the set of these models; made at its first use, in the current transaction.</summary>
    public async Task<Guid> ModelSetAsync(IReadOnlyList<UsedModel> models, CancellationToken cancellationToken)
    {
        var json = DecideLog.Write(models);
        var hash = DecideLog.Hash(json);
        var known = db.ModelSets.Where(s => s.Hash == hash).Select(s => (Guid?)s.Id);
        if (await known.SingleOrDefaultAsync(cancellationToken) is { } id)
        {
            return id;
        }

        await db.LockAsync("trust.model-sets", cancellationToken);
        if (await known.SingleOrDefaultAsync(cancellationToken) is { } justMade)
        {
            return justMade;
        }

        var now = clock.GetUtcNow();
        var set = new ModelSet { Id = Guid.CreateVersion7(now), Models = json, Hash = hash, CreatedAt = now };
        db.ModelSets.Add(set);
        await db.SaveChangesAsync(cancellationToken);
        return set.Id;
    }

    private TModel? Find<TModel, TAnswer>(ModelUse<TModel, TAnswer> use)
        where TModel : class, ITextModel
    {
        try
        {
            return register.Load(use.ModelId, use.Read);
        }
        catch (ModelRefusedException e)
        {
            Log.Refused(logger, e.ModelId, e.Reason);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(300, LogLevel.Error, "Model {ModelId} is not used: {Reason}")]
        public static partial void Refused(ILogger logger, string modelId, string reason);
    }
}

/// <param name="Answers">One for each input, in order.</param>
/// <param name="Model">To be named in the batch's model set.</param>
/// <param name="Card">What the model may be used for.</param>
internal sealed record BatchAnswer<TAnswer>(IReadOnlyList<TAnswer> Answers, UsedModel Model, ModelCard Card);
