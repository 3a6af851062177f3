// What came of one attempt to prove who somebody is.
namespace Folkmoot.Accounts.SignIn;

internal abstract record Attempt
{
    private Attempt()
    {
    }

    /// <param name="NeedsCode">The password was right, and a code of the authenticator app must follow.</param>
    public sealed record Right(Guid PersonId, bool NeedsCode) : Attempt;

    /// <summary>Wrong, unknown or paused: which of them it is, nobody is told.</summary>
    public sealed record Wrong : Attempt;

    /// <summary>This address tried too often; it can try again after <see cref="AddressLimit.Window"/>.</summary>
    public sealed record TooMany : Attempt;
}
