// A network with a password and a session token, which remembers what it was tried with.
using Folkmoot.Networks;

namespace Folkmoot.Tests.Channels;

internal sealed class SecretNetwork : INetwork
{
    public bool Works { get; set; } = true;

    public string? Tried { get; private set; }

    public bool SessionWasSent { get; private set; }

    public string Name => "secret";

    public string Title => "Secret";

    public NetworkLimits Limits { get; } = new(300, 0, 0, 0, [], CanRead: false, CanSend: true, CanReply: false);

    public Reconciliation Reconciliation => Reconciliation.None;

    public IReadOnlyList<SettingField> Settings { get; } = [new("user", "User"), new("password", "Password", Secret: true)];

    public TextLength Measure(string text) => new(text.Length, 300, "characters", null);

    public Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        (Tried, SessionWasSent) = (account["password"], account["session"].Length > 0);
        account.Keep("session", "token");
        return Task.FromResult<CheckOutcome>(Works ? new Works(account["user"], account["user"], null) : new Broken(Reason.Words("The password is wrong."), "password"));
    }

    public Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken) => throw new NotSupportedException();
}
