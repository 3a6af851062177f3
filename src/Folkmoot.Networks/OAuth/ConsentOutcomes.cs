namespace Folkmoot.Networks.OAuth;

/// <summary>What came of an exchange.</summary>
public abstract record ConsentOutcome
{
    private protected ConsentOutcome()
    {
    }
}

/// <summary>At least one.</summary>
public sealed record Consented(IReadOnlyList<ConsentedAccount> Accounts) : ConsentOutcome;

public sealed record NotConsented(Reason Reason) : ConsentOutcome;

/// <summary>What came of registering ourselves at a server.</summary>
public abstract record AppOutcome
{
    private protected AppOutcome()
    {
    }
}

public sealed record Registered(ConsentApp App) : AppOutcome;

public sealed record NotRegistered(Reason Reason) : AppOutcome;

/// <summary>What came of renewing an access.</summary>
public abstract record RefreshOutcome
{
    private protected RefreshOutcome()
    {
    }
}

/// <summary>The account holds the new tokens.</summary>
public sealed record Refreshed : RefreshOutcome;

/// <summary>It will not be renewed again: the person must consent anew.</summary>
public sealed record RefreshRefused(Reason Reason) : RefreshOutcome;

public sealed record RefreshLater(Reason Reason, DateTimeOffset? Until) : RefreshOutcome;
