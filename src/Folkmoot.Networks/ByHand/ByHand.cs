// A place where a person posts by hand: Nextdoor, or any other that the agency names. README.md says how, and what is not done.
using Folkmoot.Networks.Counting;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.ByHand;

internal sealed class ByHand(Place place) : IByHand
{
    private static readonly Reason Never = new("networks.by-hand.never");

    public string Name => place.Name;

    public string Title => place.Title;

    public NetworkRules? Rules => place.Rules;

    public NetworkLimits Limits => place.Limits;

    public Reconciliation Reconciliation => Reconciliation.None;

    public IReadOnlyList<SettingField> Settings => place.Fields;

    public TextLength Measure(string text)
    {
        if (place.Rules is { } rules)
        {
            return rules.Measure(text);
        }

        var counted = Graphemes.Count(text, place.Limits.TextMax, joinConjuncts: false);
        var excess = counted.Length > place.Limits.TextMax ? new Reason("networks.text.long", new Reason(Title), counted.Length - place.Limits.TextMax, place.Limits.TextMax) : null;
        return new(counted.Length, place.Limits.TextMax, "characters", excess, counted.FitsTo);
    }

    public Uri? ComposerOf(Account account, string text) => ByHandSettings.Read(account, place).Settings?.ComposerFor(text);

    /// <summary>Only what can be seen without asking the place, which would not answer a program.</summary>
    public Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (settings, wrong) = ByHandSettings.Read(account, place);
        return Task.FromResult<CheckOutcome>(settings is null
            ? wrong ?? throw new InvalidOperationException("Settings that cannot be read say why.")
            : new Works(settings.Handle, settings.Handle, settings.Page?.AbsoluteUri));
    }

    public Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken) => Task.FromResult<SendOutcome>(new Refused(Never));

    public Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<FindOutcome>(new CannotTell(Never, Forever: true));

    public Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken) =>
        Task.FromResult<WithdrawOutcome>(new NotWithdrawn(new Reason("networks.by-hand.take-down"), Final: true));

    public Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken) => Task.FromResult<ReadOutcome>(new ReadPage([], null, More: false));
}
