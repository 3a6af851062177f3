// The owner's last word before something is sent.
using Folkmoot.Networks;

namespace Folkmoot.Channels;

/// <summary>One for each kind of owner, asked in the moment of sending.</summary>
internal interface ISendGuard
{
    /// <summary><see cref="Delivery.OwnerKind"/> that it answers for.</summary>
    string OwnerKind { get; }

    /// <summary>
    /// Whether whatever changes its answers, but for the passing of time, leaves an entry in the audit trail (<c>publishing.…</c>, <c>channels.…</c>). Only then
    /// may it be asked some seconds ahead: in the moment of sending the trail tells whether it must be asked again (<see cref="LastLook"/>).
    /// </summary>
    bool IsTraced => false;

    /// <summary>An answer for each, in their order.</summary>
    /// <param name="at">The moment of sending.</param>
    Task<IReadOnlyList<GuardAnswer>> AskAsync(IReadOnlyList<Delivery> deliveries, DateTimeOffset at, CancellationToken cancellationToken);
}

internal abstract record GuardAnswer
{
    public static readonly GuardAnswer Go = new MaySend();
}

internal sealed record MaySend : GuardAnswer;

/// <summary>Not any more: it is withdrawn with this reason.</summary>
internal sealed record MayNotSend(Reason Reason) : GuardAnswer;

/// <summary>A person must decide.</summary>
internal sealed record AskPerson(Reason Reason) : GuardAnswer;

/// <summary>Not before that time.</summary>
internal sealed record SendLater(DateTimeOffset At, Reason Reason) : GuardAnswer;
