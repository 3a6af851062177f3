// Connects a page by the consent of a person who may publish on it: access for sixty days, renewed only where LinkedIn gives a token for that.
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Networks.LinkedIn;

/// <summary>LinkedIn's way for programs with a secret knows no PKCE; the state and the secret hold it.</summary>
internal sealed class LinkedInConsent(SafeHttp http, LinkedInPages pages, Verdicts verdicts, TimeProvider clock)
{
    public const string Origin = "https://www.linkedin.com";

    public static readonly ConsentTerms Terms = new(
        [
            new("r_organization_admin", "networks.linkedin.scope.admin"),
            new("r_organization_social", "networks.linkedin.scope.read"),
            new("w_organization_social", "networks.linkedin.scope.write"),
        ],
        RegistersItself: false,
        LinkedInSettings.DefaultServer,
        Origin,
        AppHint: "networks.linkedin.app.hint");

    private static readonly Reason Title = new("networks.linkedin.title");

    private readonly OAuthClient _client = new(http, clock, new(LinkedIn.Client, Title, Basic: false, Terms.Scopes, Pkce: false));

    /// <summary>LinkedIn asks people, and gives tokens, on another host than it answers programs; a gateway of one's own does all.</summary>
    public Uri? Address(ConsentApp app, ConsentCall call) => Server(app) is { } server ? _client.Address(new Uri(OAuthRoot(server), "oauth/v2/authorization"), app, call) : null;

    public async Task<ConsentOutcome> ExchangeAsync(ConsentApp app, ConsentCode code, CancellationToken cancellationToken)
    {
        if (Server(app) is not { } server)
        {
            return new NotConsented(new Reason("networks.server.wrong", LinkedInSettings.DefaultServer));
        }

        var (tokens, failed) = await _client.ExchangeAsync(new Uri(OAuthRoot(server), "oauth/v2/accessToken"), app, code, cancellationToken).ConfigureAwait(false);
        if (tokens is null)
        {
            return failed!;
        }

        var kept = ConsentTokens.Of(tokens, clock.GetUtcNow());
        kept[LinkedInSettings.ServerField] = app.Server;
        var (found, lost) = await pages.OfPersonAsync(server, tokens.AccessToken!, cancellationToken).ConfigureAwait(false);
        return found switch
        {
            null => new NotConsented(lost is Answer { Succeeded: true } ? verdicts.Unreadable : verdicts.ReasonOf(lost!)),
            [] => new NotConsented(new Reason("networks.linkedin.no-page")),
            _ => new Consented([.. found.Select(page => new ConsentedAccount(page.Id, page.Name, new Dictionary<string, string>(kept) { [LinkedInSettings.OrganizationField] = page.Id }))]),
        };
    }

    public async Task<RefreshOutcome> RefreshAsync(Account account, ConsentApp app, CancellationToken cancellationToken) => Server(app) is { } server
        ? await _client.RefreshAsync(new Uri(OAuthRoot(server), "oauth/v2/accessToken"), app, account, cancellationToken).ConfigureAwait(false)
        : new RefreshRefused(new Reason("networks.server.wrong", LinkedInSettings.DefaultServer));

    private static Uri OAuthRoot(Uri server) => server == new Uri(LinkedInSettings.DefaultServer) ? new Uri(Origin) : server;

    private Uri? Server(ConsentApp app) => ServerAddress.Read(app.Server, http.Options, out _);
}
