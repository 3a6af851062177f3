// Keeps endpoints' secrets encrypted at rest, and says which of them sign now.
using Microsoft.AspNetCore.DataProtection;

namespace Folkmoot.Channels.Hooks;

internal sealed class HookSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Folkmoot.Channels.Hooks.v1");

    public string Seal(string secret) => _protector.Protect(secret);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<string> Open(HookEndpoint endpoint, DateTimeOffset now) => endpoint is { PreviousSecret: { } previous, PreviousUntil: { } until } && until > now
        ? [_protector.Unprotect(endpoint.Secret), _protector.Unprotect(previous)]
        : [_protector.Unprotect(endpoint.Secret)];
}
