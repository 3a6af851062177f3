// How long sign-in pauses for a person after wrong attempts.
namespace Folkmoot.Accounts.SignIn;

internal static class Lockout
{
    /// <summary>Wrong attempts in a row that are forgiven but for the last (NIST SP 800-63B-4 §3.2.2 allows up to 100).</summary>
    public const int Failures = 10;

    private const int MostDoublings = 6;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>One minute after ten failures, doubling with each further one up to an hour; null while there are fewer.</summary>
    public static TimeSpan? Pause(int failures) =>
        failures < Failures ? null : TimeSpan.FromMinutes(Math.Min(60, First.TotalMinutes * (1 << Math.Min(failures - Failures, MostDoublings))));
}
