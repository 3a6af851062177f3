// Who may end what was begun with a network, and until when. Pure.
namespace Folkmoot.Channels.Consent;

internal static class ConsentRules
{
    /// <summary>How long a person may take at the network, and again to choose among accounts.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Why a returning person is refused: a text key; null when all is well.</summary>
    /// <param name="request">What the state leads to in the agency that the person works for; null where it leads nowhere.</param>
    public static string? Refusal(ConsentRequest? request, Guid personId, Guid sessionId, DateTimeOffset now) =>
        request is null ? "channels.consent.unknown"
        : request.PersonId != personId || request.SessionId != sessionId ? "channels.consent.other-session"
        : request.ReturnedAt is not null ? "channels.consent.replayed"
        : now >= request.ExpiresAt ? "channels.consent.expired"
        : null;

    /// <summary>What the network's refusal means: a text key.</summary>
    /// <param name="error">RFC 6749 §4.1.2.1, or LinkedIn's own words for the same.</param>
    public static string Refused(string error) => error switch
    {
        "access_denied" or "user_cancelled_login" or "user_cancelled_authorize" => "channels.consent.denied",
        "invalid_scope" or "unauthorized_scope_error" => "channels.consent.scopes",
        "redirect_uri_mismatch" => "channels.consent.redirect",
        "server_error" or "temporarily_unavailable" => "channels.consent.unavailable",
        _ => "channels.consent.refused",
    };

    /// <summary>Whether the person may choose among the accounts that the consent opened.</summary>
    public static bool MayChoose(ConsentRequest request, Guid personId, Guid sessionId, DateTimeOffset now) =>
        request.PersonId == personId && request.SessionId == sessionId && request.ReturnedAt is not null && request.ChosenAt is null && now < request.ExpiresAt;
}
