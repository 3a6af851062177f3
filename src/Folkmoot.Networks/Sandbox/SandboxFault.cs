// What the training network can be told to do wrong, and how often.
namespace Folkmoot.Networks.Sandbox;

/// <summary>One thing that goes wrong. Faults are used up in the order in which they were set.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="On">Where: <c>post</c>, <c>find</c>, <c>recent</c>, <c>edit</c>, <c>delete</c>, <c>incoming</c>, <c>results</c>, or <c>*</c> for every call.</param>
/// <param name="Times">How many calls it strikes; −1 for every one until the faults are cleared.</param>
/// <param name="Status">The status of <see cref="SandboxFaultKind.Status"/>: 401, 403, 409, 429, 500, 503…</param>
/// <param name="RetryAfter">The value of Retry-After with that status: seconds or an HTTP date.</param>
/// <param name="Milliseconds">The wait of <see cref="SandboxFaultKind.Latency"/>.</param>
public sealed record SandboxFault(
    SandboxFaultKind Kind, string On = "post", int Times = 1, int Status = 503, string? RetryAfter = null, int Milliseconds = 0);

/// <summary>In the order in which they strike a call. From <see cref="CutAfterAccept"/> on, what was sent has been accepted.</summary>
public enum SandboxFaultKind
{
    /// <summary>Everything goes right, but late; it is accepted even when the caller has gone.</summary>
    Latency,

    /// <summary>The connection is cut before the body is read.</summary>
    CutBeforeBody,

    /// <summary>The connection is cut when the body was read, before anything was accepted.</summary>
    CutAfterBody,

    /// <summary>A status instead of an answer; nothing is accepted.</summary>
    Status,

    /// <summary>Accepted; the connection is cut before the answer begins.</summary>
    CutAfterAccept,

    /// <summary>Accepted; the connection is cut in the middle of the answer.</summary>
    CutInResponse,

    /// <summary>Accepted; the answer is not what it should be.</summary>
    Garbage,

    /// <summary>Accepted; the answer has no end.</summary>
    Huge,
}
