// Mastodon: what it can carry, and how our sending, finding, withdrawing and reading map to it. README.md has the limits and their sources.
using System.Net;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.Mastodon;

internal sealed class Mastodon : IByConsent, ITellResults, IEdit
{
    public const string Client = "mastodon";

    private static readonly Verdicts Verdicts = new(
        new Reason("networks.mastodon.title"),
        MastodonSettings.TokenField,
        new Reason("networks.mastodon.token.advice"),
        MastodonSettings.ServerField,
        answer => JsonBody.Read(answer, MastodonJson.Shapes.ErrorMessage) is { } error ? error.ErrorDescription ?? error.Error : null);

    private readonly MastodonHttp _http;
    private readonly MastodonPost _post;
    private readonly MastodonSearch _search;
    private readonly MastodonInbox _inbox;
    private readonly MastodonConsent _consent;
    private readonly MastodonResults _results;
    private readonly MastodonEdit _edit;

    public Mastodon(SafeHttp http, TimeProvider clock)
    {
        _http = new(http, clock);
        _post = new(_http, Verdicts, Rules);
        _search = new(_http, _post, Verdicts);
        _inbox = new(_http, Verdicts);
        _consent = new(http, clock);
        _results = new(_http, Verdicts);
        _edit = new(_http, Verdicts, Rules);
    }

    public string Name => "mastodon";

    public string Title => "networks.mastodon.title";

    public NetworkRules Rules { get; } = RulePack.Current["mastodon"];

    public NetworkLimits Limits => Rules.Limits(canRead: true, canReply: true) with { HasFocalPoint = true };

    public Reconciliation Reconciliation => Reconciliation.Native;

    public IReadOnlyList<SettingField> Settings => MastodonSettings.Fields;

    public ConsentTerms Consent => MastodonConsent.Terms;

    public ResultTerms Results => MastodonResults.Terms;

    public TextLength Measure(string text) => Rules.Measure(text);

    public Uri? ConsentAddress(ConsentApp app, ConsentCall call) => _consent.Address(app, call);

    public Task<AppOutcome> RegisterAsync(string server, Uri callback, CancellationToken cancellationToken) => _consent.RegisterAsync(server, callback, cancellationToken);

    public Task<ConsentOutcome> ExchangeAsync(ConsentApp app, ConsentCode code, CancellationToken cancellationToken) => _consent.ExchangeAsync(app, code, cancellationToken);

    public Task<RefreshOutcome> RefreshAsync(Account account, ConsentApp app, CancellationToken cancellationToken) => throw new InvalidOperationException("Mastodon's tokens have no end and are never renewed.");

    public async Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        var (settings, wrong) = MastodonSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return Said(wrong);
        }

        var exchange = await _http.GetAsync(settings, "api/v1/accounts/verify_credentials", cancellationToken).ConfigureAwait(false);
        if (exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, MastodonJson.Shapes.PersonMessage) is { Id: { Length: > 0 } id, Username: { Length: > 0 } name } person)
        {
            MastodonHttp.Keep(account, settings, id);
            return new Works($"{name}@{settings.Server.Host}", id, person.Url);
        }

        // Whatever answers otherwise to a question that every Mastodon server answers is none.
        return exchange is Answer { Status: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed } or Answer { Succeeded: true }
            ? new Broken(new Reason("networks.mastodon.none-here", settings.Server.Host), MastodonSettings.ServerField)
            : Verdicts.OfCheck(exchange);
    }

    public async Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        var (settings, wrong) = MastodonSettings.Read(account, _http.Options);
        return settings is null
            ? new Refused(Said(wrong).Reason, Said(wrong).Field)
            : await _post.SendAsync(settings, outgoing, key, cancellationToken).ConfigureAwait(false);
    }

    public async Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (settings, wrong) = MastodonSettings.Read(account, _http.Options);
        return settings is null
            ? new CannotTell(Said(wrong).Reason)
            : await _search.RunAsync(account, settings, outgoing, since, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken)
    {
        var (settings, wrong) = MastodonSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return new NotWithdrawn(Said(wrong).Reason, Final: false);
        }

        var exchange = await _http.DeleteAsync(settings, "api/v1/statuses/" + Uri.EscapeDataString(externalId), cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } or Answer { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } ? new Withdrawn() : Verdicts.OfWithdraw(exchange);
    }

    public async Task<EditOutcome> EditAsync(Account account, string externalId, PostEdit edit, CancellationToken cancellationToken)
    {
        var (settings, wrong) = MastodonSettings.Read(account, _http.Options);
        return settings is null
            ? new NotEdited(Said(wrong).Reason, Said(wrong).Field)
            : await _edit.RunAsync(settings, externalId, edit.Content, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken)
    {
        var (settings, wrong) = MastodonSettings.Read(account, _http.Options);
        return settings is null
            ? new ReadFailed(Said(wrong).Reason, null, CredentialsRefused: true)
            : await _inbox.ReadAsync(account, settings, cursor, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ResultsPage> ReadResultsAsync(Account account, IReadOnlyList<string> externalIds, CancellationToken cancellationToken)
    {
        var (settings, wrong) = MastodonSettings.Read(account, _http.Options);
        return settings is null
            ? new([], new(Said(wrong).Reason, null, CredentialsRefused: true))
            : await _results.RunAsync(settings, externalIds, cancellationToken).ConfigureAwait(false);
    }

    private static Broken Said(Broken? wrong) => wrong ?? throw new InvalidOperationException("Settings that cannot be read say why.");
}
