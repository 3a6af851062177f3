// A network of Meta's that publishes by containers, Threads or Instagram: what it can carry, and how our sending, finding and withdrawing map to it.
using System.Net;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.Meta;

internal sealed class ContainerNetwork : ITellResults, IByConsent
{
    private readonly MetaSite _site;
    private readonly MetaHttp _http;
    private readonly MetaPost _post;
    private readonly MetaSearch _search;
    private readonly MetaResults _results;
    private readonly Verdicts _verdicts;
    private readonly MetaConsent _consent;

    public ContainerNetwork(SafeHttp http, TimeProvider clock, MetaSite site)
    {
        _site = site;
        Rules = RulePack.Current[site.Name];
        Settings = MetaSettings.Fields(site);
        _verdicts = new(site.Title, MetaSettings.TokenField, new Reason("networks.meta.token.advice"), MetaSettings.ServerField, Says);
        _http = new(http, clock, site);
        _post = new(_http, _verdicts, site);
        _search = new(_http, _post, _verdicts, site);
        _results = new(_http, _verdicts, site);
        _consent = new(http, _http, site, _verdicts, clock);
    }

    public string Name => _site.Name;

    public string Title => _site.Title.Key;

    public NetworkRules Rules { get; }

    public NetworkLimits Limits => Rules.Limits(canRead: false, canReply: false);

    public Reconciliation Reconciliation => Reconciliation.Search;

    public IReadOnlyList<SettingField> Settings { get; }

    public ResultTerms Results => MetaResults.Terms;

    public ConsentTerms Consent => _site.Consent;

    public TextLength Measure(string text) => Rules.Measure(text);

    public Uri? ConsentAddress(ConsentApp app, ConsentCall call) => _consent.Address(app, call);

    public Task<AppOutcome> RegisterAsync(string server, Uri callback, CancellationToken cancellationToken) => throw new InvalidOperationException("Meta takes no registrations from programs.");

    public Task<ConsentOutcome> ExchangeAsync(ConsentApp app, ConsentCode code, CancellationToken cancellationToken) => _consent.ExchangeAsync(app, code, cancellationToken);

    public Task<RefreshOutcome> RefreshAsync(Account account, ConsentApp app, CancellationToken cancellationToken) => _consent.RefreshAsync(account, cancellationToken);

    public async Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        var (settings, wrong) = MetaSettings.Read(account, _site, _http.Options);
        if (settings is null)
        {
            return Said(wrong);
        }

        // Where every post needs an image, and images are fetched, nothing could be published.
        if (Rules.MediaMin?.Value > 0 && _http.Options.PublicRoot is null)
        {
            return new Broken(new Reason("networks.meta.no-address", _verdicts.Title), null);
        }

        settings = await _http.RenewAsync(account, settings, cancellationToken).ConfigureAwait(false);
        if (await _http.IdentifyAsync(account, settings, again: true, cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return failed is Answer { Status: HttpStatusCode.NotFound } or Answer { Succeeded: true }
                ? new Broken(new Reason("networks.server.wrong", _site.Server), MetaSettings.ServerField)
                : _verdicts.OfCheck(failed);
        }

        var handle = account[MetaHttp.Handle];
        return new Works(handle, account[MetaHttp.UserId], _site.Name == "threads" ? $"https://www.threads.net/@{handle}" : $"https://www.instagram.com/{handle}/", MetaHttp.EndOf(account));
    }

    public async Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if (Preflight.Check(this, outgoing) is { } unfit)
        {
            return unfit;
        }

        var (settings, wrong) = MetaSettings.Read(account, _site, _http.Options);
        return settings is null
            ? new Refused(Said(wrong).Reason, Said(wrong).Field)
            : await _post.SendAsync(account, settings, outgoing, key, cancellationToken).ConfigureAwait(false);
    }

    public async Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (settings, wrong) = MetaSettings.Read(account, _site, _http.Options);
        return settings is null
            ? new CannotTell(Said(wrong).Reason)
            : await _search.RunAsync(account, settings, outgoing, key, since, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken)
    {
        if (!_site.Deletes)
        {
            return new NotWithdrawn(new Reason("networks.meta.no-withdrawal", _verdicts.Title), Final: true);
        }

        var (settings, wrong) = MetaSettings.Read(account, _site, _http.Options);
        if (settings is null)
        {
            return new NotWithdrawn(Said(wrong).Reason, Final: false);
        }

        var exchange = await _http.DeleteAsync(settings, externalId, cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Succeeded: true } answer when JsonBody.Read(answer, MetaJson.Shapes.DeletedMessage)?.Success == true => new Withdrawn(),
            Answer { Status: HttpStatusCode.NotFound } => new Withdrawn(),
            Answer { Status: HttpStatusCode.BadRequest } gone when JsonBody.Read(gone, MetaJson.Shapes.FailureMessage)?.Error is { Code: 100, ErrorSubcode: 33 } => new Withdrawn(), // "does not exist"
            _ => _verdicts.OfWithdraw(exchange),
        };
    }

    public Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken) => Task.FromResult<ReadOutcome>(new ReadPage([], null, More: false));

    public async Task<ResultsPage> ReadResultsAsync(Account account, IReadOnlyList<string> externalIds, CancellationToken cancellationToken)
    {
        var (settings, wrong) = MetaSettings.Read(account, _site, _http.Options);
        return settings is null
            ? new([], new(Said(wrong).Reason, null, CredentialsRefused: true))
            : await _results.RunAsync(account, settings, externalIds, cancellationToken).ConfigureAwait(false);
    }

    private static string? Says(Answer answer) => JsonBody.Read(answer, MetaJson.Shapes.FailureMessage)?.Error is { } error ? error.ErrorUserMsg ?? error.Message : null;

    private static Broken Said(Broken? wrong) => wrong ?? throw new InvalidOperationException("Settings that cannot be read say why.");
}
