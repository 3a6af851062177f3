// A far end for tests that charges what X does, tells results, and answers as told.
using Folkmoot.Networks;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Tests.Channels;

internal sealed class PricedNetwork : ITellResults
{
    public List<string> Got { get; } = [];

    /// <summary>How many posts each reading asked about.</summary>
    public List<int> Asked { get; } = [];

    /// <summary>What the next sends answer; empty is "sent".</summary>
    public Queue<SendOutcome> Answers { get; } = new();

    public FindOutcome Finds { get; set; } = new NotFound();

    public string Name => "priced";

    public string Title => "priced";

    public NetworkRules Rules { get; } = RulePack.Current["x"];

    public NetworkLimits Limits => Rules.Limits(canRead: false, canReply: false);

    public Reconciliation Reconciliation => Reconciliation.Search;

    public IReadOnlyList<SettingField> Settings => [];

    public ResultTerms Results => new(AtOnce: 100, PerReading: 100, DollarsPerPost: 0.005m);

    public TextLength Measure(string text) => Rules.Measure(text);

    public Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken) => Task.FromResult<CheckOutcome>(new Works(Name, Name, null));

    public Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        lock (Got)
        {
            if (Answers.TryDequeue(out var told))
            {
                return Task.FromResult(told);
            }

            Got.Add(outgoing.Text);
            return Task.FromResult<SendOutcome>(new Sent(key.ToString("N"), null, null, outgoing.Text));
        }
    }

    public Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(Finds);

    public Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken) => Task.FromResult<WithdrawOutcome>(new Withdrawn());

    public Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken) => Task.FromResult<ReadOutcome>(new ReadPage([], cursor, false));

    public Task<ResultsPage> ReadResultsAsync(Account account, IReadOnlyList<string> externalIds, CancellationToken cancellationToken)
    {
        Asked.Add(externalIds.Count);
        return Task.FromResult(new ResultsPage([.. externalIds.Select(id => new PostCounted(id, new PostCounts(1)))]));
    }
}
