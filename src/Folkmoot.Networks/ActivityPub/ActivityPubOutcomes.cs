namespace Folkmoot.Networks.ActivityPub;

/// <summary>Whether a key belongs to whom it is said to. Closed.</summary>
public abstract record SenderOutcome
{
    private protected SenderOutcome()
    {
    }
}

/// <param name="Pem">The public key.</param>
public sealed record Sender(ForeignActor Actor, string Pem) : SenderOutcome;

/// <summary>Their server says that they are gone for good.</summary>
public sealed record SenderGone : SenderOutcome;

/// <summary>It does not, or nobody says so.</summary>
public sealed record NotTheSender : SenderOutcome;

/// <summary>It cannot be asked now.</summary>
public sealed record SenderAway(Reason Reason) : SenderOutcome;

/// <summary>What came of a delivery to an inbox. Closed.</summary>
public abstract record HandOver
{
    private protected HandOver()
    {
    }
}

public sealed record Arrived : HandOver;

/// <summary>There is no such inbox any more.</summary>
public sealed record InboxGone : HandOver;

/// <summary>It may have arrived or not: it may be sent again, because a receiver tells a repetition by the activity's id.</summary>
public sealed record NotArrived(Reason Reason, DateTimeOffset? Until) : HandOver;
