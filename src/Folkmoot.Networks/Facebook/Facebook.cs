// A page on Facebook: what it can carry, and how our sending, finding and withdrawing map to it. README.md has the limits and their sources.
using System.Net;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Meta;
using Folkmoot.Networks.OAuth;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.Facebook;

internal sealed class Facebook : IByConsent, ITellResults, IEdit
{
    public const string Client = "facebook";

    private static readonly Verdicts Verdicts = new(
        new Reason("networks.facebook.title"), FacebookSettings.TokenField, new Reason("networks.facebook.token.advice"), FacebookSettings.ServerField,
        answer => JsonBody.Read(answer, MetaJson.Shapes.FailureMessage)?.Error is { } error ? error.ErrorUserMsg ?? error.Message : null);

    private readonly FacebookHttp _http;
    private readonly FacebookPost _post;
    private readonly FacebookSearch _search;
    private readonly FacebookConsent _consent;
    private readonly FacebookResults _results;

    public Facebook(SafeHttp http, TimeProvider clock)
    {
        _http = new(http);
        _post = new(_http, Verdicts);
        _search = new(_http, Verdicts);
        _consent = new(http, _http, clock);
        _results = new(_http, Verdicts);
    }

    public string Name => "facebook";

    public string Title => "networks.facebook.title";

    public NetworkRules Rules { get; } = RulePack.Current["facebook"];

    public NetworkLimits Limits => Rules.Limits(canRead: false, canReply: false);

    public Reconciliation Reconciliation => Reconciliation.Search;

    public IReadOnlyList<SettingField> Settings => FacebookSettings.Fields;

    public ConsentTerms Consent => FacebookConsent.Terms;

    public ResultTerms Results => FacebookResults.Terms;

    public TextLength Measure(string text) => Rules.Measure(text);

    public Uri? ConsentAddress(ConsentApp app, ConsentCall call) => _consent.Address(app, call);

    public Task<AppOutcome> RegisterAsync(string server, Uri callback, CancellationToken cancellationToken) => throw new InvalidOperationException("Facebook takes no registrations from programs.");

    public Task<ConsentOutcome> ExchangeAsync(ConsentApp app, ConsentCode code, CancellationToken cancellationToken) => _consent.ExchangeAsync(app, code, cancellationToken);

    public Task<RefreshOutcome> RefreshAsync(Account account, ConsentApp app, CancellationToken cancellationToken) => throw new InvalidOperationException("The tokens of pages have no end and are never renewed.");

    public async Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        var (settings, wrong) = FacebookSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return Said(wrong);
        }

        var exchange = await _http.GetAsync(settings.Server, settings.Token, settings.Page, cancellationToken, ("fields", "id,name,link")).ConfigureAwait(false);
        if (exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, FacebookJson.Shapes.PageMessage) is { Id: { } id, Name: { Length: > 0 } name } page && id == settings.Page)
        {
            return new Works(Words.Clean(name), id, Uri.TryCreate(page.Link, UriKind.Absolute, out var link) && link.Scheme == "https" ? page.Link : FacebookPost.PageOf(id));
        }

        return exchange switch
        {
            Answer { Status: HttpStatusCode.BadRequest } unknown when JsonBody.Read(unknown, MetaJson.Shapes.FailureMessage)?.Error?.Code is 100 or 803 =>
                new Broken(new Reason("networks.facebook.page.unknown"), FacebookSettings.PageField),
            Answer { Status: HttpStatusCode.NotFound } or Answer { Succeeded: true } => new Broken(new Reason("networks.server.wrong", FacebookSettings.DefaultServer), FacebookSettings.ServerField),
            _ => Verdicts.OfCheck(exchange),
        };
    }

    public async Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if (Preflight.Check(this, outgoing) is { } unfit)
        {
            return unfit;
        }

        var (settings, wrong) = FacebookSettings.Read(account, _http.Options);
        return settings is null ? new Refused(Said(wrong).Reason, Said(wrong).Field) : await _post.SendAsync(settings, outgoing, cancellationToken).ConfigureAwait(false);
    }

    public async Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (settings, wrong) = FacebookSettings.Read(account, _http.Options);
        return settings is null ? new CannotTell(Said(wrong).Reason) : await _search.RunAsync(settings, outgoing, since, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken)
    {
        var (settings, wrong) = FacebookSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return new NotWithdrawn(Said(wrong).Reason, Final: false);
        }

        var exchange = await _http.DeleteAsync(settings, externalId, cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Succeeded: true } answer when JsonBody.Read(answer, MetaJson.Shapes.DeletedMessage)?.Success == true => new Withdrawn(),
            Answer gone when IsGone(gone) => new Withdrawn(),
            _ => Verdicts.OfWithdraw(exchange),
        };
    }

    public async Task<EditOutcome> EditAsync(Account account, string externalId, PostEdit edit, CancellationToken cancellationToken)
    {
        var (settings, wrong) = FacebookSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return new NotEdited(Said(wrong).Reason, Said(wrong).Field);
        }

        if (Preflight.Check(this, edit.Content) is { } unfit)
        {
            return new NotEdited(unfit.Reason);
        }

        List<(string Name, string Value)> form = [("message", edit.Content.Text)];
        var exchange = await _http.PostAsync(settings, Uri.EscapeDataString(externalId), form, cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Succeeded: true } answer when JsonBody.Read(answer, MetaJson.Shapes.DeletedMessage)?.Success == true => new Edited(OAuthClient.Form(form)),
            Answer { Succeeded: true } => new EditUnknown(Verdicts.Unreadable),
            Answer missing when IsGone(missing) => new EditGone(),
            _ => Verdicts.OfEdit(exchange),
        };
    }

    public Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken) => Task.FromResult<ReadOutcome>(new ReadPage([], null, More: false));

    public async Task<ResultsPage> ReadResultsAsync(Account account, IReadOnlyList<string> externalIds, CancellationToken cancellationToken)
    {
        var (settings, wrong) = FacebookSettings.Read(account, _http.Options);
        return settings is null
            ? new([], new(Said(wrong).Reason, null, CredentialsRefused: true))
            : await _results.RunAsync(settings, externalIds, cancellationToken).ConfigureAwait(false);
    }

    // Code 100 with 33 is "does not exist".
    private static bool IsGone(Answer answer) => answer.Status == HttpStatusCode.NotFound
        || (answer.Status == HttpStatusCode.BadRequest && JsonBody.Read(answer, MetaJson.Shapes.FailureMessage)?.Error is { Code: 100, ErrorSubcode: 33 });

    private static Broken Said(Broken? wrong) => wrong ?? throw new InvalidOperationException("Settings that cannot be read say why.");
}
