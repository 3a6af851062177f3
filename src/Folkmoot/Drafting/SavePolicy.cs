// An administrator decides whether a large model is used, why, with what, and for how much.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Drafting;

internal sealed class SavePolicy(StoreDb db, Actor actor, IAudit audit, Running running, IOptions<LanguageOptions> options, TimeProvider clock)
{
    /// <param name="Budget">In the agency's currency for a month; null for no limit.</param>
    /// <param name="Rate">What one unit of the operator's currency costs in the agency's.</param>
    /// <param name="Version">Of the policy that the administrator saw; 0 for none.</param>
    internal sealed record Input(bool IsOn, string Reason, bool AllowsPictures, string Currency, decimal? Budget, decimal Rate, int Version);

    private const decimal Largest = 1_000_000_000;

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        if (Fault(input) is { } fault)
        {
            return fault;
        }

        if (input.IsOn && !options.Value.MayServe(await db.Agencies.Where(a => a.Id == db.AgencyId).Select(a => a.IsDemonstration).SingleAsync(cancellationToken)))
        {
            return new Outcome.Refused("IsOn", "drafting.no.demonstration");
        }

        var policy = await db.DraftingPolicies.SingleOrDefaultAsync(cancellationToken);
        if ((policy?.Version ?? 0) != input.Version)
        {
            return new Outcome.Refused("", "drafting.policy.changed-meanwhile");
        }

        var now = clock.GetUtcNow();
        if (policy is null)
        {
            policy = new Policy { Id = Guid.CreateVersion7(now), Currency = options.Value.Currency };
            db.DraftingPolicies.Add(policy);
        }

        (policy.IsOn, policy.Reason, policy.AllowsPictures) = (input.IsOn, input.Reason.Trim(), input.AllowsPictures);
        (policy.Currency, policy.RateMicros) = (input.Currency, Money.Micros(input.Rate));
        policy.BudgetMicros = input.Budget is { } budget ? Money.Micros(budget) : null;
        (policy.ChangedBy, policy.ChangedAt, policy.Version) = (actor.Required, now, policy.Version + 1);
        audit.Record("drafting.policy.changed", "drafting-policy", policy.Id, new
        {
            policy.IsOn,
            policy.Reason,
            policy.AllowsPictures,
            policy.Currency,
            policy.RateMicros,
            policy.BudgetMicros,
            model = options.Value.Name,
            host = options.Value.IsConfigured ? options.Value.Host : "",
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "drafting.policy.changed-meanwhile");
        }

        if (!policy.IsOn)
        {
            running.Stop(db.AgencyId);
        }

        return new Outcome.Made(policy.Id);
    }

    private Outcome.Refused? Fault(Input input) =>
        input.IsOn && !options.Value.IsConfigured ? new("IsOn", "drafting.no.node")
        : input.IsOn && input.Reason.Trim().Length == 0 ? new("Reason", "drafting.policy.reason.missing")
        : input.Reason.Length > Policy.ReasonMax ? new("Reason", "drafting.policy.reason.long")
        : input.Currency.Length != 3 || input.Currency.Any(c => c is < 'A' or > 'Z') ? new("Currency", "drafting.policy.currency.wrong")
        : input.Rate is <= 0 or > Largest || Money.Micros(input.Rate) == 0 ? new("Rate", "drafting.policy.rate.wrong")
        : input.Currency == options.Value.Currency && input.Rate != 1 ? new("Rate", "drafting.policy.rate.same")
        : input.Budget is < 0 or > Largest ? new("Budget", "drafting.policy.budget.wrong")
        : null;
}
