// Turns what an HTTP call came to into our outcomes, the same way for every network.
using System.Net;

namespace Folkmoot.Networks.Http;

/// <param name="title">The network's name, for reasons.</param>
/// <param name="credentialField">The setting that is wrong when the far end refuses who we are.</param>
/// <param name="credentialAdvice">What to do then, where there is something.</param>
/// <param name="addressField">The setting that holds the far end's address.</param>
/// <param name="says">Finds the far end's own words in an answer.</param>
internal sealed class Verdicts(Reason title, string? credentialField, Reason? credentialAdvice, string addressField, Func<Answer, string?> says)
{
    /// <summary>
    /// A send that did not plainly succeed. Whatever may have been accepted is <see cref="Unknown"/>: a lost answer, a cut or
    /// unreadable success, 408, and any 5xx (a gateway may have passed the request on). Exception: 503 with Retry-After, in which the
    /// far end itself says that it did not handle the request and when to repeat it (RFC 9110 §15.6.4 and §10.2.3).
    /// </summary>
    public SendOutcome OfSend(Exchange exchange) => exchange switch
    {
        NeverSent { Forever: true } never => new Refused(never.Reason, addressField),
        NeverSent never => new Busy(never.Reason),
        Lost lost => new Unknown(lost.Reason),
        Answer { Status: HttpStatusCode.TooManyRequests } answer => new Busy(TooMany(answer), answer.RetryAt),
        Answer { Status: HttpStatusCode.ServiceUnavailable, RetryAt: { } at } => new Busy(new Reason("networks.unavailable", title), at),
        Answer { Status: HttpStatusCode.RequestTimeout } or Answer { Status: >= HttpStatusCode.InternalServerError } => new Unknown(Failed((Answer)exchange)),
        Answer { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } answer => new Refused(Credentials(answer), credentialField),
        Answer { Status: >= HttpStatusCode.BadRequest } answer => new Refused(Said(answer)),
        Answer { Status: >= HttpStatusCode.MultipleChoices } answer => new Refused(Moved(answer), addressField),
        _ => new Unknown(Unreadable),
    };

    /// <summary>A step that precedes the send (signing in, uploading an image): whatever came of it, the post itself is not there.</summary>
    public SendOutcome OfPreparation(Exchange exchange) => OfSend(exchange) switch
    {
        Unknown unknown => new Busy(unknown.Reason, (exchange as Answer)?.RetryAt),
        var other => other,
    };

    public FindOutcome OfFind(Exchange exchange) => new CannotTell(ReasonOf(exchange));

    public CheckOutcome OfCheck(Exchange exchange) => OfSend(exchange) is Refused refused
        ? new Broken(refused.Reason, refused.Field)
        : new Broken(ReasonOf(exchange), exchange is NeverSent ? addressField : null);

    public ReadOutcome OfRead(Exchange exchange) => new ReadFailed(
        ReasonOf(exchange), (exchange as Answer)?.RetryAt, exchange is Answer { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden });

    /// <summary>Taking back is repeatable, so that only a plain refusal is final.</summary>
    public WithdrawOutcome OfWithdraw(Exchange exchange) => OfSend(exchange) is Refused refused
        ? new NotWithdrawn(refused.Reason, Final: refused.Field is null)
        : new NotWithdrawn(ReasonOf(exchange), Final: false);

    /// <summary>An edit that did not plainly succeed.</summary>
    public EditOutcome OfEdit(Exchange exchange) => OfSend(exchange) switch
    {
        Refused refused => new NotEdited(refused.Reason, refused.Field),
        Busy busy => new EditLater(busy.Reason, busy.Until),
        Unknown unknown => new EditUnknown(unknown.Reason),
        var other => throw new InvalidOperationException($"A failed call cannot be {other}."),
    };

    /// <summary>For people: what happened, in our words and, where there are any, the far end's.</summary>
    public Reason ReasonOf(Exchange exchange) => OfSend(exchange) switch
    {
        Refused refused => refused.Reason,
        Busy busy => busy.Reason,
        Unknown unknown => unknown.Reason,
        var other => throw new InvalidOperationException($"A failed call cannot be {other}."),
    };

    public Reason Title => title;

    public Reason Unreadable => new("networks.unreadable", title);

    private Reason TooMany(Answer answer) => new Reason("networks.slow-down", title).Then(Quoted(answer));

    private Reason Failed(Answer answer) => new Reason("networks.failed", title, (int)answer.Status).Then(Quoted(answer));

    private Reason Credentials(Answer answer) => new Reason("networks.credentials", title).Then(Quoted(answer)).Then(credentialAdvice);

    private Reason Said(Answer answer) => new Reason("networks.refused", title, (int)answer.Status).Then(Quoted(answer));

    private Reason Moved(Answer answer) => answer.Headers.TryGetValue("Location", out var place)
        ? new Reason("networks.moved", title, Words.Clean(place))
        : new Reason("networks.status", title, (int)answer.Status);

    private Reason? Quoted(Answer answer) => Words.Clean(says(answer)) is { Length: > 0 } words ? new Reason("networks.says", words) : null;
}
