// A far end for tests: counts UTF-16 units, keeps what it got, and answers as told.
using Folkmoot.Networks;

namespace Folkmoot.Tests.Publishing;

internal class PaperNetwork(string name, int textMax) : INetwork
{
    public List<Outgoing> Got { get; } = [];

    /// <summary>Ids of what was taken down, in order.</summary>
    public List<string> TakenDown { get; } = [];

    /// <summary>What the next sends answer; empty is "sent".</summary>
    public Queue<SendOutcome> Answers { get; } = new();

    public string Name => name;

    public string Title => name;

    public NetworkLimits Limits { get; init; } = new(textMax, 4, 1_000_000, 1_000, ["image/png", "image/jpeg"], CanRead: false, CanSend: true, CanReply: false);

    public Reconciliation Reconciliation { get; set; } = Reconciliation.None;

    public IReadOnlyList<SettingField> Settings => [];

    public TextLength Measure(string text) => new(text.Length, textMax, "characters", text.Length > textMax ? Reason.Words("too long") : null);

    public Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken) => Task.FromResult<CheckOutcome>(new Works(name, name, null));

    public Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if (Answers.TryDequeue(out var told))
        {
            return Task.FromResult(told);
        }

        lock (Got)
        {
            Got.Add(outgoing);
        }

        return Task.FromResult<SendOutcome>(new Sent(key.ToString("N"), $"https://{name}.example/{key:N}", null, outgoing.Text));
    }

    public Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<FindOutcome>(new CannotTell(Reason.Words("It cannot be asked."), Forever: true));

    public Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken)
    {
        TakenDown.Add(externalId);
        return Task.FromResult<WithdrawOutcome>(new Withdrawn());
    }

    public Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOutcome>(new ReadPage([], cursor, false));
}
