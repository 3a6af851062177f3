// Holds a post against everything that the agency wants looked at: claims, lint, the terms of its pictures and its posting policy.
using Folkmoot.Publishing.Library;

namespace Folkmoot.Publishing.Policies;

/// <param name="Found">Of claim check, lint, the media library and the policy's own checks, each with its clause where there is one.</param>
internal sealed record PolicyAnswer(HeldPolicy Policy, IReadOnlyList<Problem> Found)
{
    public IReadOnlyList<Problem> Blocking => [.. Found.Where(p => p.Blocks)];

    /// <summary>What stands in the way of a post or should be known before it is decided: the checks of every network under their clauses, and what blocks.</summary>
    public IReadOnlyList<Problem> Standing(LoadedPost loaded, DateTimeOffset now) =>
        [.. Policy.Findings.Cite(Checks.Of(loaded.Content, loaded.Channels, now), loaded.Content), .. Blocking];

    /// <summary>What the claim check doubts, also what blocks.</summary>
    public IReadOnlyList<Problem> Claims => [.. Found.Where(p => PolicyChecks.Of(p) == PolicyChecks.Claims)];

    public IReadOnlyList<Problem> Hints => [.. Found.Where(p => !p.Blocks && PolicyChecks.Of(p) != PolicyChecks.Claims)];
}

internal sealed class CheckPolicy(ReadPolicy read, CheckClaims claims, ReadTerms terms)
{
    /// <param name="source">What the post was made from; empty for none.</param>
    public async Task<PolicyAnswer> RunAsync(PostContent content, string source, CancellationToken cancellationToken)
    {
        var policy = await read.NowAsync(cancellationToken);
        var found = policy.Findings.Of(content, await claims.RunAsync(content, source, cancellationToken));
        return new PolicyAnswer(policy, [.. found, .. policy.Findings.Weigh(await terms.CheckAsync(content, cancellationToken), content)]);
    }
}
