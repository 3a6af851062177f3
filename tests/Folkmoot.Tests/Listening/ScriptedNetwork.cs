// A network that is only read: it gives the pages that a test has written, in order, by their number.
using System.Globalization;
using Folkmoot.Networks;

namespace Folkmoot.Tests.Listening;

internal sealed class ScriptedNetwork : INetwork
{
    public const string NetworkName = "scripted";

    private readonly List<IReadOnlyList<Incoming>> _pages = [];

    public int Reads { get; private set; }

    /// <summary>When set, the next read fails with it.</summary>
    public ReadFailed? Failure { get; set; }

    public string Name => NetworkName;

    public string Title => "Scripted";

    public NetworkLimits Limits { get; set; } = new(300, 0, 0, 0, [], CanRead: true, CanSend: true, CanReply: true);

    public Reconciliation Reconciliation => Reconciliation.None;

    public IReadOnlyList<SettingField> Settings => [];

    public void Page(params IReadOnlyList<Incoming> items) => _pages.Add(items);

    public Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken)
    {
        Reads++;
        if (Failure is { } failure)
        {
            Failure = null;
            return Task.FromResult<ReadOutcome>(failure);
        }

        var at = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        return Task.FromResult<ReadOutcome>(at >= _pages.Count
            ? new ReadPage([], null, More: false)
            : new ReadPage(_pages[at], (at + 1).ToString(CultureInfo.InvariantCulture), More: at + 1 < _pages.Count));
    }

    public TextLength Measure(string text) => new(text.Length, 300, "characters", null);

    public Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken) => Task.FromResult<CheckOutcome>(new Works("city", "city", null));

    public Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken) => throw new NotSupportedException();
}

internal static class Said
{
    public static Incoming ByAResident(string id, string text, DateTimeOffset at, IncomingKind kind = IncomingKind.Reply, string? language = "en") => new(
        id, kind, new IncomingAuthor("did:example:rosa", "rosa.example.org", "Rosa"), text, at, "https://example.org/p/" + id, language, "root-1", "root-1", "rev-0", "rev-1", "{}");
}
