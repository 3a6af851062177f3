// Asks a large model for a proposal: masked, metered, limited in time, and written down whatever comes of it.
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Accounts;
using Folkmoot.Drafting.Protocol;
using Folkmoot.Storage;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Drafting;

internal sealed partial class AskModel(
    StoreDb db, Actor actor, IMask mask, ReserveProposal reserve, ReadAnswer read, RecordProposal decisions, IAudit audit, Running running,
    IServiceScopeFactory scopes, IOptions<LanguageOptions> options, TimeProvider clock, ILogger<AskModel> logger)
{
    /// <summary>How often a question on its way looks whether another node has switched it off.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    public async Task<AskOutcome> RunAsync(Ask ask, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (Fault(ask) is { } no)
        {
            return no;
        }

        var masked = mask.Mask(ask.Text, ask.Wish);
        var prompt = Prompts.Of(ask, masked.Texts[0], masked.Texts[1], RandomNumberGenerator.GetHexString(12));
        var (proposal, refused) = await reserve.RunAsync(ask, prompt, masked.Count, cancellationToken);
        if (proposal is null)
        {
            return refused!;
        }

        var started = clock.GetTimestamp();
        var soFar = new StringBuilder();
        var (answer, fault) = await AnswerAsync(prompt, ask.Picture, soFar, cancellationToken);
        proposal.Milliseconds = (int)Math.Min(int.MaxValue, clock.GetElapsedTime(started).TotalMilliseconds);
        Use(proposal, ask, masked, answer, fault, soFar.ToString());

        // Written down even where the person has left: the tokens are spent.
        await FinishAsync(proposal, CancellationToken.None);
        return proposal.State == ProposalState.Answered ? new Proposed(ProposalView.Of(proposal)) : new NoAnswer(proposal.Id, proposal.Fault!.Value);
    }

    private NotAsked? Fault(Ask ask) =>
        !options.Value.IsConfigured ? new NotAsked("drafting.no.node")
        : ask.Text.Length + ask.Wish.Length == 0 && ask.Picture is null ? new NotAsked("drafting.no.empty")
        : ask.Text.Length > Ask.TextMax ? new NotAsked("drafting.no.long", Ask.TextMax)
        : ask.Wish.Length > Ask.WishMax ? new NotAsked("drafting.no.long", Ask.WishMax)
        : ask.Picture is { Bytes.Length: > Picture.BytesMax } ? new NotAsked("drafting.no.picture-large", Picture.BytesMax / 1_000_000)
        : null;

    private async Task<(ModelAnswer? Answer, ModelFault? Fault)> AnswerAsync(Prompt prompt, Picture? picture, StringBuilder soFar, CancellationToken cancellationToken)
    {
        using var run = running.Enter(db.AgencyId, cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(run.Token);
        var watch = WatchAsync(run, ended.Token);
        try
        {
            return (await read.RunAsync(prompt, picture, tokensMax: null, soFar, run.Token), null);
        }
        catch (ModelFault fault)
        {
            return (null, fault);
        }
        catch (OperationCanceledException)
        {
            return (null, new ModelFault(run.IsStopped ? Protocol.Fault.SwitchedOff : Protocol.Fault.Cancelled));
        }
        finally
        {
            await ended.CancelAsync();
            await watch;
        }
    }

    /// <summary>Stops the question when the agency's switch is off in the database, whoever turned it.</summary>
    private async Task WatchAsync(Running.Run run, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(LookAgain, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(run.AgencyId);
                var other = scope.ServiceProvider.GetRequiredService<StoreDb>();
                if (!await other.DraftingPolicies.AnyAsync(p => p.IsOn, ended))
                {
                    run.Stop();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The answer is there, or nobody waits for it any more.
        }
    }

    private static void Use(Proposal proposal, Ask ask, Masked masked, ModelAnswer? answer, ModelFault? fault, string soFar)
    {
        var said = answer is null ? "" : Answer.Clean(answer.Text);
        if (fault is null && said.Length == 0)
        {
            fault = new ModelFault(Protocol.Fault.Empty);
        }

        if (fault is not null)
        {
            (proposal.State, proposal.Fault, proposal.Detail) = (ProposalState.Failed, fault.Fault, fault.Detail);
        }
        else
        {
            var restored = masked.Restore(said);
            var material = ask.Wish.Length > 0 ? $"{ask.Wish}\n{ask.Text}" : ask.Text;
            var warnings = Grounding.Compare(material, restored.Text, ask.Purpose, ask.From, ask.Language).ToList();
            // An answer or a summary may leave somebody's data out; and what was named as missing once is not named again.
            var personal = restored.Warnings.Where(w => w.Kind != PersonalMask.Missing || Purposes.MustKeep(ask.Purpose)).Where(w => !warnings.Exists(o => o.What == w.What));
            warnings.InsertRange(0, [.. personal]);
            if (!answer!.Ended)
            {
                warnings.Insert(0, new Warning("cut-off"));
            }

            if (restored.Text == ask.Text)
            {
                warnings.Add(new Warning("same"));
            }

            (proposal.State, proposal.Proposed, proposal.Warnings) = (ProposalState.Answered, restored.Text, Warning.Write(warnings));
        }

        if (answer?.Model is { Length: > 0 } named)
        {
            proposal.Model = named.Length <= 120 ? named : named[..120];
        }

        // Where the far end did not count, what was sent counts as guessed before, and what came by its length; where nothing came, it is not charged.
        proposal.IsEstimate = answer is not { InputTokens: not null, OutputTokens: not null };
        proposal.OutputTokens = answer?.OutputTokens ?? Money.Tokens(soFar);
        proposal.InputTokens = answer?.InputTokens ?? (fault is null || IsCharged(fault.Fault) ? proposal.InputTokens : 0);
    }

    /// <summary>Whether the far end may have worked for it.</summary>
    private static bool IsCharged(Fault fault) => fault is Protocol.Fault.Declined or Protocol.Fault.Cut or Protocol.Fault.SlowStart or Protocol.Fault.TooSlow
        or Protocol.Fault.TooLarge or Protocol.Fault.Empty or Protocol.Fault.SwitchedOff or Protocol.Fault.Cancelled or Protocol.Fault.Unreadable;

    private async Task FinishAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var policy = await db.DraftingPolicies.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (policy is not { IsOn: true } && proposal.State == ProposalState.Answered)
        {
            (proposal.State, proposal.Fault, proposal.Proposed, proposal.Warnings) = (ProposalState.Failed, Protocol.Fault.SwitchedOff, null, "[]");
        }

        proposal.CostMicros = Money.Cost(options.Value, policy?.RateMicros ?? Money.Unit, proposal.InputTokens, proposal.OutputTokens);
        decisions.Add(new NewProposal(
            Purposes.Name(proposal.Purpose), Proposal.Kind, proposal.Id, $"{proposal.Model}@{proposal.Host}", proposal.Fault is { } f ? "drafting." + f.ToString().ToLowerInvariant() : "drafting.proposed",
            proposal.SentHash, proposal.At));
        audit.Record(proposal.Fault is null ? "drafting.proposed" : "drafting.failed", Proposal.Kind, proposal.Id, new
        {
            purpose = Purposes.Name(proposal.Purpose),
            proposal.Subject,
            proposal.SubjectId,
            proposal.Model,
            proposal.Host,
            prompts = proposal.Prompts,
            sent = proposal.SentHash,
            masked = proposal.MaskedCount,
            picture = proposal.HasPicture,
            proposal.InputTokens,
            proposal.OutputTokens,
            proposal.CostMicros,
            proposal.Milliseconds,
            fault = proposal.Fault?.ToString(),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (proposal.Fault is { } fault)
        {
            Log.Failed(logger, proposal.Id, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1500, LogLevel.Warning, "Proposal {ProposalId} got no answer of the large model: {Fault}")]
        public static partial void Failed(ILogger logger, Guid proposalId, Fault fault);
    }
}
