namespace Folkmoot.Networks;

/// <summary>What came of a send. Closed: switch on it exhaustively.</summary>
public abstract record SendOutcome
{
    private protected SendOutcome()
    {
    }
}

/// <summary>The far end has it. <paramref name="Rendered"/> is the exact body that was sent, kept as a record.</summary>
public sealed record Sent(string ExternalId, string? Url, string? Revision, string Rendered) : SendOutcome;

/// <summary>The far end refuses it and will again: <paramref name="Reason"/> is for people; <paramref name="Field"/> names the setting that is wrong, or is null.</summary>
public sealed record Refused(Reason Reason, string? Field = null) : SendOutcome;

/// <summary>Not now, and certainly not accepted: try again, not before <paramref name="Until"/> where the far end says when.</summary>
public sealed record Busy(Reason Reason, DateTimeOffset? Until = null) : SendOutcome;

/// <summary>It may have arrived. Never sent again before <see cref="INetwork.FindAsync"/> has answered.</summary>
public sealed record Unknown(Reason Reason) : SendOutcome;

/// <summary>Whether something sent earlier is there.</summary>
public abstract record FindOutcome
{
    private protected FindOutcome()
    {
    }
}

public sealed record Found(string ExternalId, string? Url, string? Revision) : FindOutcome;

/// <summary>Certainly not there.</summary>
public sealed record NotFound : FindOutcome;

/// <summary>The far end could not be asked now, or <paramref name="Forever"/> cannot be asked at all.</summary>
public sealed record CannotTell(Reason Reason, bool Forever = false) : FindOutcome;

/// <summary>Whether an account works.</summary>
public abstract record CheckOutcome
{
    private protected CheckOutcome()
    {
    }
}

/// <param name="Handle">The account's public handle.</param>
/// <param name="ExternalId">Its id on the network.</param>
/// <param name="CredentialsExpireAt">When the credentials end; null when they do not say.</param>
public sealed record Works(string Handle, string ExternalId, string? Url, DateTimeOffset? CredentialsExpireAt = null) : CheckOutcome;

/// <param name="Reason">For people: what is wrong and what to do.</param>
/// <param name="Field">The setting that is wrong, or null when it is none of them.</param>
public sealed record Broken(Reason Reason, string? Field) : CheckOutcome;

/// <summary>Whether something was taken back.</summary>
public abstract record WithdrawOutcome
{
    private protected WithdrawOutcome()
    {
    }
}

public sealed record Withdrawn : WithdrawOutcome;

/// <summary><paramref name="Final"/>: the network cannot take anything back, so a person must.</summary>
public sealed record NotWithdrawn(Reason Reason, bool Final) : WithdrawOutcome;

/// <summary>What a read brought.</summary>
public abstract record ReadOutcome
{
    private protected ReadOutcome()
    {
    }
}

/// <param name="Items">Oldest first. May hold items already seen: the store drops them.</param>
/// <param name="Cursor">To be stored with the items, in one transaction; null keeps the old one.</param>
/// <param name="More">Whether another page waits right now.</param>
public sealed record ReadPage(IReadOnlyList<Incoming> Items, string? Cursor, bool More) : ReadOutcome;

public sealed record ReadFailed(Reason Reason, DateTimeOffset? Until, bool CredentialsRefused) : ReadOutcome;
