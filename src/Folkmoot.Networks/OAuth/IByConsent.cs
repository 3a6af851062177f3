// A network whose accounts can be connected by the consent of the person who owns them, given on the network's own page.
namespace Folkmoot.Networks.OAuth;

/// <summary>OAuth 2's authorization code (RFC 6749 §4.1) with PKCE (RFC 7636). Whoever calls keeps state, verifier and tokens; a network keeps nothing.</summary>
public interface IByConsent : INetwork
{
    ConsentTerms Consent { get; }

    /// <summary>Where the person is asked; null when the app's server is no address.</summary>
    Uri? ConsentAddress(ConsentApp app, ConsentCall call);

    /// <summary>Makes ourselves known to a server. Only where <see cref="ConsentTerms.RegistersItself"/>.</summary>
    Task<AppOutcome> RegisterAsync(string server, Uri callback, CancellationToken cancellationToken);

    /// <summary>Exchanges the code that came back for tokens, and says which accounts they open.</summary>
    Task<ConsentOutcome> ExchangeAsync(ConsentApp app, ConsentCode code, CancellationToken cancellationToken);

    /// <summary>Renews the access of an account by its refresh token; what is new is kept in the account and must be stored before anything else is done with it.</summary>
    Task<RefreshOutcome> RefreshAsync(Account account, ConsentApp app, CancellationToken cancellationToken);
}

/// <summary>What is asked for, and how.</summary>
/// <param name="Scopes">Each with its reason; all of them are needed.</param>
/// <param name="RegistersItself">Whether no administrator needs to register an app: the program does it at the server that the account is on.</param>
/// <param name="DefaultServer">Root of the network's interface; empty where every account names its own.</param>
/// <param name="Origin">Where the person is sent, several with spaces between them; null where that depends on the server.</param>
/// <param name="AppHint">Key of how an app is registered.</param>
public sealed record ConsentTerms(IReadOnlyList<ConsentScope> Scopes, bool RegistersItself, string DefaultServer, string? Origin, string AppHint);

/// <param name="Why">Key of what it is needed for.</param>
public sealed record ConsentScope(string Name, string Why);

/// <summary>The program as a server knows it.</summary>
public sealed record ConsentApp(string Server, string ClientId, string ClientSecret);

/// <param name="Challenge">RFC 7636 §4.2, S256.</param>
public sealed record ConsentCall(Uri Callback, string State, string Challenge);

public sealed record ConsentCode(string Code, string Verifier, Uri Callback);

/// <summary>An account that the consent opens. <paramref name="Settings"/> hold its tokens.</summary>
public sealed record ConsentedAccount(string Id, string Name, IReadOnlyDictionary<string, string> Settings);
