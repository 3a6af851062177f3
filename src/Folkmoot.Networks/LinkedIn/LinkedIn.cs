// A page of an organisation on LinkedIn: what it can carry, and how our sending, finding and withdrawing map to it. README.md has the limits and their sources.
using System.Net;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.LinkedIn;

internal sealed class LinkedIn : IByConsent, IEdit
{
    public const string Client = "linkedin";

    private static readonly Verdicts Verdicts = new(
        new Reason("networks.linkedin.title"), LinkedInSettings.TokenField, new Reason("networks.linkedin.token.advice"), LinkedInSettings.ServerField,
        answer => JsonBody.Read(answer, LinkedInJson.Shapes.FailureMessage)?.Message);

    private readonly LinkedInHttp _http;
    private readonly LinkedInPages _pages;
    private readonly LinkedInPost _post;
    private readonly LinkedInSearch _search;
    private readonly LinkedInConsent _consent;
    private readonly LinkedInEdit _edit;

    public LinkedIn(SafeHttp http, TimeProvider clock)
    {
        _http = new(http, Rules.Version?.Value ?? throw new InvalidOperationException("The rule pack names no version for LinkedIn."));
        _pages = new(_http);
        _post = new(_http, Verdicts);
        _search = new(_http, Verdicts);
        _edit = new(_http, Verdicts);
        _consent = new(http, _pages, Verdicts, clock);
    }

    public string Name => "linkedin";

    public string Title => "networks.linkedin.title";

    public NetworkRules Rules { get; } = RulePack.Current["linkedin"];

    public NetworkLimits Limits => Rules.Limits(canRead: false, canReply: false);

    public Reconciliation Reconciliation => Reconciliation.Search;

    public IReadOnlyList<SettingField> Settings => LinkedInSettings.Fields;

    public ConsentTerms Consent => LinkedInConsent.Terms;

    public TextLength Measure(string text) => Rules.Measure(text);

    public Uri? ConsentAddress(ConsentApp app, ConsentCall call) => _consent.Address(app, call);

    public Task<AppOutcome> RegisterAsync(string server, Uri callback, CancellationToken cancellationToken) => throw new InvalidOperationException("LinkedIn takes no registrations from programs.");

    public Task<ConsentOutcome> ExchangeAsync(ConsentApp app, ConsentCode code, CancellationToken cancellationToken) => _consent.ExchangeAsync(app, code, cancellationToken);

    public Task<RefreshOutcome> RefreshAsync(Account account, ConsentApp app, CancellationToken cancellationToken) => _consent.RefreshAsync(account, app, cancellationToken);

    public async Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        var (settings, wrong) = LinkedInSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return Said(wrong);
        }

        var (pages, failed) = await _pages.OfPersonAsync(settings.Server, settings.Token, cancellationToken).ConfigureAwait(false);
        if (pages is null)
        {
            return failed switch
            {
                Answer { Status: HttpStatusCode.UpgradeRequired } => new Broken(LinkedInPost.OldVersion, null),
                Answer { Status: HttpStatusCode.NotFound } or Answer { Succeeded: true } => new Broken(new Reason("networks.server.wrong", LinkedInSettings.DefaultServer), LinkedInSettings.ServerField),
                _ => Verdicts.OfCheck(failed!),
            };
        }

        return pages.FirstOrDefault(page => page.Id == settings.Organization) is { } found
            ? new Works(found.Name, found.Id, found.Url, ConsentTokens.EndOf(account))
            : new Broken(new Reason("networks.linkedin.page.unknown"), LinkedInSettings.OrganizationField);
    }

    public async Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if (Preflight.Check(this, outgoing) is { } unfit)
        {
            return unfit;
        }

        var (settings, wrong) = LinkedInSettings.Read(account, _http.Options);
        return settings is null ? new Refused(Said(wrong).Reason, Said(wrong).Field) : await _post.SendAsync(settings, outgoing, cancellationToken).ConfigureAwait(false);
    }

    public async Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (settings, wrong) = LinkedInSettings.Read(account, _http.Options);
        return settings is null ? new CannotTell(Said(wrong).Reason) : await _search.RunAsync(settings, outgoing, since, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken)
    {
        var (settings, wrong) = LinkedInSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return new NotWithdrawn(Said(wrong).Reason, Final: false);
        }

        var exchange = await _http.CallAsync(settings, HttpMethod.Delete, $"posts/{Uri.EscapeDataString(externalId)}", null, cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } or Answer { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } ? new Withdrawn() : Verdicts.OfWithdraw(exchange);
    }

    public async Task<EditOutcome> EditAsync(Account account, string externalId, PostEdit edit, CancellationToken cancellationToken)
    {
        if (Preflight.Check(this, edit.Content) is { } unfit)
        {
            return new NotEdited(unfit.Reason);
        }

        var (settings, wrong) = LinkedInSettings.Read(account, _http.Options);
        return settings is null ? new NotEdited(Said(wrong).Reason, Said(wrong).Field) : await _edit.RunAsync(settings, externalId, edit.Content.Text, cancellationToken).ConfigureAwait(false);
    }

    public Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken) => Task.FromResult<ReadOutcome>(new ReadPage([], null, More: false));

    private static Broken Said(Broken? wrong) => wrong ?? throw new InvalidOperationException("Settings that cannot be read say why.");
}
