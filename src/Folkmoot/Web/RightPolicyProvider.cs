// Turns the policy name "right:X" into the requirement that the reader has the right X, and denies every endpoint that names none.
using Microsoft.AspNetCore.Authorization;

namespace Folkmoot.Web;

/// <summary>The reader has this right in the current agency; Accounts decides it.</summary>
internal sealed record RightRequirement(string Right) : IAuthorizationRequirement;

/// <summary>Holds only where no endpoint was found, so that an unknown address answers 404 and a route without a right answers nobody.</summary>
internal sealed class NamedRightRequirement : AuthorizationHandler<NamedRightRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NamedRightRequirement requirement)
    {
        if (context.Resource is HttpContext http && http.GetEndpoint() is null)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class RightPolicyProvider : IAuthorizationPolicyProvider
{
    private static readonly AuthorizationPolicy SignedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    private static readonly AuthorizationPolicy Nobody = new AuthorizationPolicyBuilder().AddRequirements(new NamedRightRequirement()).Build();

    public bool AllowsCachingPolicies => true;

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => Task.FromResult(SignedIn);

    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => Task.FromResult<AuthorizationPolicy?>(Nobody);

    public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => Task.FromResult(
        policyName.StartsWith(NeedsAttribute.Prefix, StringComparison.Ordinal)
            ? new AuthorizationPolicyBuilder()
                .RequireAuthenticatedUser()
                .AddRequirements(new RightRequirement(policyName[NeedsAttribute.Prefix.Length..]))
                .Build()
            : null);
}
