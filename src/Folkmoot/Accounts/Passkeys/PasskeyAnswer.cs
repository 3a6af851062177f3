// Reads what a browser answered to a passkey challenge: whatever is wrong with it (cut, forged, too late) is the same to us.
namespace Folkmoot.Accounts.Passkeys;

internal static class PasskeyAnswer
{
    /// <summary>Far above what any authenticator answers.</summary>
    private const int Most = 64 * 1024;

    public static async Task<T?> ReadAsync<T>(string? credential, Func<string, Task<T>> perform)
        where T : class
    {
        if (credential is not { Length: > 0 and <= Most })
        {
            return null;
        }

        try
        {
            return await perform(credential);
        }
        catch (InvalidOperationException)
        {
            // The framework says so where no challenge is open: its cookie ran out, or the answer comes a second time.
            return null;
        }
    }
}
