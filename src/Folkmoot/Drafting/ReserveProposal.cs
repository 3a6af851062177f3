// Writes a question down before it leaves, at the most that it can cost, or says why it must not leave.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Drafting;

internal sealed class ReserveProposal(StoreDb db, Actor actor, IOptions<LanguageOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan RateWindow = TimeSpan.FromMinutes(1);

    /// <summary>One transaction under a lock of the agency, so that two questions at once cannot pass a limit together. Returns the proposal or <see cref="NotAsked"/>.</summary>
    public async Task<(Proposal? Proposal, NotAsked? No)> RunAsync(Ask ask, Prompt prompt, int masked, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"drafting:{db.AgencyId}", cancellationToken);
        var policy = await db.DraftingPolicies.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var agency = await db.Agencies.Where(a => a.Id == db.AgencyId).Select(a => new { a.TimeZone, a.IsDemonstration }).SingleAsync(cancellationToken);
        if (!settings.MayServe(agency.IsDemonstration))
        {
            return (null, new NotAsked("drafting.no.demonstration"));
        }

        if (policy is not { IsOn: true })
        {
            return (null, new NotAsked("drafting.no.off"));
        }

        if (ask.Picture is not null && (!policy.AllowsPictures || !settings.Images))
        {
            return (null, new NotAsked("drafting.no.pictures"));
        }

        var now = clock.GetUtcNow();
        var person = actor.Required;
        var since = now - RateWindow;
        if (await db.Proposals.CountAsync(p => p.PersonId == person && p.At > since, cancellationToken) >= settings.PerPersonPerMinute)
        {
            return (null, new NotAsked("drafting.no.often", settings.PerPersonPerMinute));
        }

        var input = Money.Tokens(prompt.System) + Money.Tokens(prompt.Material) + (ask.Picture is null ? 0 : Money.PictureTokens);
        var most = Money.Cost(settings, policy.RateMicros, input, settings.AnswerTokensMax);
        if (policy.BudgetMicros is { } budget)
        {
            var month = Months.Start(now, TimeZoneInfo.FindSystemTimeZoneById(agency.TimeZone));
            var spent = await db.Proposals.Where(p => p.At >= month).SumAsync(p => p.CostMicros, cancellationToken);
            if (spent + most > budget)
            {
                return (null, new NotAsked("drafting.no.budget", Money.Write(budget, policy.Currency), Money.Write(spent, policy.Currency)));
            }
        }

        var proposal = new Proposal
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            PersonId = person,
            Purpose = ask.Purpose,
            Subject = ask.Subject,
            SubjectId = ask.SubjectId,
            Original = ask.Text,
            From = ask.From,
            Language = ask.Language,
            SentHash = DecideLog.Hash(prompt.System + "\n" + prompt.Material),
            MaskedCount = masked,
            HasPicture = ask.Picture is not null,
            Model = settings.Name,
            Host = settings.Host,
            Prompts = Prompts.Version,
            InputTokens = input,
            OutputTokens = settings.AnswerTokensMax,
            IsEstimate = true,
            CostMicros = most,
        };
        db.Proposals.Add(proposal);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (proposal, null);
    }
}
