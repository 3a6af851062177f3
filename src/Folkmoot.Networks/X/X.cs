// X: what it can carry, and how our sending, finding and withdrawing map to it. README.md has the limits and their sources.
using System.Net;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.X;

internal sealed class X : IByConsent, ITellResults
{
    public const string Client = "x";

    private static readonly Verdicts Verdicts = new(new Reason("networks.x.title"), XSettings.TokenField, new Reason("networks.x.token.advice"), XSettings.ServerField, Says);

    private readonly XHttp _http;
    private readonly XPost _post;
    private readonly XSearch _search;
    private readonly XConsent _consent;
    private readonly XResults _results;

    public X(SafeHttp http, TimeProvider clock)
    {
        _http = new(http, clock);
        _post = new(_http, Verdicts);
        _search = new(_http, Verdicts);
        _consent = new(http, clock);
        _results = new(_http, Verdicts);
    }

    public string Name => "x";

    public string Title => "networks.x.title";

    public NetworkRules Rules { get; } = RulePack.Current["x"];

    public NetworkLimits Limits => Rules.Limits(canRead: false, canReply: false);

    public Reconciliation Reconciliation => Reconciliation.Search;

    public IReadOnlyList<SettingField> Settings => XSettings.Fields;

    public ConsentTerms Consent => XConsent.Terms;

    public ResultTerms Results => XResults.Terms;

    public TextLength Measure(string text) => Rules.Measure(text);

    public Uri? ConsentAddress(ConsentApp app, ConsentCall call) => _consent.Address(app, call);

    public Task<AppOutcome> RegisterAsync(string server, Uri callback, CancellationToken cancellationToken) => throw new InvalidOperationException("X takes no registrations from programs.");

    public Task<ConsentOutcome> ExchangeAsync(ConsentApp app, ConsentCode code, CancellationToken cancellationToken) => _consent.ExchangeAsync(app, code, cancellationToken);

    public Task<RefreshOutcome> RefreshAsync(Account account, ConsentApp app, CancellationToken cancellationToken) => _consent.RefreshAsync(account, app, cancellationToken);

    public async Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        var (settings, wrong) = XSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return Said(wrong);
        }

        return await _http.IdentifyAsync(account, settings, again: true, cancellationToken).ConfigureAwait(false) is { } failed
            ? failed is Answer { Status: HttpStatusCode.NotFound } or Answer { Succeeded: true } ? new Broken(new Reason("networks.server.wrong", XSettings.DefaultServer), XSettings.ServerField) : Verdicts.OfCheck(failed)
            : new Works(account[XHttp.Handle], account[XHttp.UserId], $"https://x.com/{account[XHttp.Handle]}", ConsentTokens.EndOf(account));
    }

    public async Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if (Preflight.Check(this, outgoing) is { } unfit)
        {
            return unfit;
        }

        var (settings, wrong) = XSettings.Read(account, _http.Options);
        return settings is null
            ? new Refused(Said(wrong).Reason, Said(wrong).Field)
            : await _post.SendAsync(account, settings, outgoing, cancellationToken).ConfigureAwait(false);
    }

    public async Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (settings, wrong) = XSettings.Read(account, _http.Options);
        return settings is null
            ? new CannotTell(Said(wrong).Reason)
            : await _search.RunAsync(account, settings, outgoing, since, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken)
    {
        var (settings, wrong) = XSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return new NotWithdrawn(Said(wrong).Reason, Final: false);
        }

        var exchange = await _http.CallAsync(settings, HttpMethod.Delete, "2/tweets/" + Uri.EscapeDataString(externalId), null, cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Status: HttpStatusCode.NotFound }
            || (exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, XJson.Shapes.DeletedResponse)?.Data?.Deleted == true)
            ? new Withdrawn()
            : Verdicts.OfWithdraw(exchange);
    }

    public Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOutcome>(new ReadPage([], null, More: false));

    public async Task<ResultsPage> ReadResultsAsync(Account account, IReadOnlyList<string> externalIds, CancellationToken cancellationToken)
    {
        var (settings, wrong) = XSettings.Read(account, _http.Options);
        return settings is null
            ? new([], new(Said(wrong).Reason, null, CredentialsRefused: true))
            : await _results.RunAsync(settings, externalIds, cancellationToken).ConfigureAwait(false);
    }

    internal static string? Says(Answer answer) => JsonBody.Read(answer, XJson.Shapes.ProblemResponse) is { } problem
        ? problem.Detail ?? problem.Errors?.Select(error => error.Detail ?? error.Message).FirstOrDefault(words => words is not null) ?? problem.Title
        : null;

    private static Broken Said(Broken? wrong) => wrong ?? throw new InvalidOperationException("Settings that cannot be read say why.");
}
