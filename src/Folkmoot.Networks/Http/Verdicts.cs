// Turns what an HTTP call came to into our outcomes, the same way for every network.
using System.Net;

namespace Folkmoot.Networks.Http;

/// <param name="title">The network's name, for reasons.</param>
/// <param name="credentialField">The setting that is wrong when the far end refuses who we are.</param>
/// <param name="credentialAdvice">What to do then.</param>
/// <param name="addressField">The setting that holds the far end's address.</param>
/// <param name="says">Finds the far end's own words in an answer.</param>
internal sealed class Verdicts(string title, string? credentialField, string credentialAdvice, string addressField, Func<Answer, string?> says)
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
        Answer { Status: HttpStatusCode.ServiceUnavailable, RetryAt: { } at } => new Busy($"{title} is not available now.", at),
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

    public FindOutcome OfFind(Exchange exchange) => new CannotTell(Reason(exchange));

    public CheckOutcome OfCheck(Exchange exchange) => OfSend(exchange) is Refused refused
        ? new Broken(refused.Reason, refused.Field)
        : new Broken(Reason(exchange), exchange is NeverSent ? addressField : null);

    public ReadOutcome OfRead(Exchange exchange) => new ReadFailed(
        Reason(exchange), (exchange as Answer)?.RetryAt, exchange is Answer { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden });

    /// <summary>Taking back is repeatable, so that only a plain refusal is final.</summary>
    public WithdrawOutcome OfWithdraw(Exchange exchange) => OfSend(exchange) is Refused refused
        ? new NotWithdrawn(refused.Reason, Final: refused.Field is null)
        : new NotWithdrawn(Reason(exchange), Final: false);

    /// <summary>For people: what happened, in our words and, where there are any, the far end's.</summary>
    public string Reason(Exchange exchange) => OfSend(exchange) switch
    {
        Refused refused => refused.Reason,
        Busy busy => busy.Reason,
        Unknown unknown => unknown.Reason,
        var other => throw new InvalidOperationException($"A failed call cannot be {other}."),
    };

    public string Unreadable => $"{title} answered something that cannot be understood.";

    private string TooMany(Answer answer) => $"{title} asks us to slow down.{Quoted(answer)}";

    private string Failed(Answer answer) => $"{title} failed with status {(int)answer.Status}.{Quoted(answer)}";

    private string Credentials(Answer answer) => $"{title} refuses this account.{Quoted(answer)} {credentialAdvice}".TrimEnd();

    private string Said(Answer answer) => $"{title} refused it with status {(int)answer.Status}.{Quoted(answer)}";

    private string Moved(Answer answer) =>
        answer.Headers.TryGetValue("Location", out var place) ? $"{title} has moved to {Words.Clean(place)}: enter that address." : $"{title} answered with status {(int)answer.Status}.";

    private string Quoted(Answer answer) => Words.Clean(says(answer)) is { Length: > 0 } words ? $" It says: “{words}”" : "";
}
