// What one HTTP call came to, told by the only question that matters for sending once: may it have arrived?
using System.Net;

namespace Folkmoot.Networks.Http;

internal abstract record Exchange
{
    private protected Exchange()
    {
    }
}

/// <summary>The far end answered. <paramref name="Complete"/> is false when its body was cut or larger than we read.</summary>
/// <param name="RetryAt">When it asks us to come back.</param>
internal sealed record Answer(
    HttpStatusCode Status, byte[] Body, bool Complete, string? MediaType, DateTimeOffset? RetryAt, AnswerHeaders Headers) : Exchange
{
    public bool Succeeded => (int)Status is >= 200 and < 300 && Complete;
}

/// <summary>Nothing left this house: certainly not accepted. <paramref name="Forever"/>: it would never leave (a private address).</summary>
internal sealed record NeverSent(Reason Reason, bool Forever = false) : Exchange;

/// <summary>The request, or a part of it, left, and no whole answer came back.</summary>
internal sealed record Lost(Reason Reason) : Exchange;
