// Connects an account on X by its owner's consent (OAuth 2 with PKCE): access for two hours, renewed by a token that is of use once.
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Networks.X;

internal sealed class XConsent(SafeHttp http, TimeProvider clock)
{
    public const string Origin = "https://x.com";

    public static readonly ConsentTerms Terms = new(
        [
            new("tweet.read", "networks.x.scope.read"),
            new("tweet.write", "networks.x.scope.write"),
            new("users.read", "networks.x.scope.users"),
            new("media.write", "networks.x.scope.media"),
            new("offline.access", "networks.x.scope.offline"),
        ],
        RegistersItself: false,
        XSettings.DefaultServer,
        Origin,
        AppHint: "networks.x.app.hint");

    private static readonly Reason Title = new("networks.x.title");

    private readonly OAuthClient _client = new(http, clock, new(X.Client, Title, Basic: true, Terms.Scopes));

    /// <summary>X asks people on another host than programs; a gateway of one's own answers both.</summary>
    public Uri? Address(ConsentApp app, ConsentCall call) => Server(app) is not { } server ? null
        : _client.Address(new Uri(server == new Uri(XSettings.DefaultServer) ? new Uri(Origin) : server, "i/oauth2/authorize"), app, call);

    public async Task<ConsentOutcome> ExchangeAsync(ConsentApp app, ConsentCode code, CancellationToken cancellationToken)
    {
        if (Server(app) is not { } server)
        {
            return new NotConsented(new Reason("networks.server.wrong", XSettings.DefaultServer));
        }

        var (tokens, failed) = await _client.ExchangeAsync(new Uri(server, "2/oauth2/token"), app, code, cancellationToken).ConfigureAwait(false);
        if (tokens is null)
        {
            return failed!;
        }

        var settings = ConsentTokens.Of(tokens, clock.GetUtcNow());
        settings[XSettings.ServerField] = app.Server;
        return new Consented([new("", Title.ToString(), settings)]);
    }

    public async Task<RefreshOutcome> RefreshAsync(Account account, ConsentApp app, CancellationToken cancellationToken) => Server(app) is { } server
        ? await _client.RefreshAsync(new Uri(server, "2/oauth2/token"), app, account, cancellationToken).ConfigureAwait(false)
        : new RefreshRefused(new Reason("networks.server.wrong", XSettings.DefaultServer));

    private Uri? Server(ConsentApp app) => ServerAddress.Read(app.Server, http.Options, out _);
}
