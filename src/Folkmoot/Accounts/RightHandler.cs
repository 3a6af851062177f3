// Decides whether the person who is signed in has the right that a page or endpoint names.
using Folkmoot.Web;
using Microsoft.AspNetCore.Authorization;

namespace Folkmoot.Accounts;

internal sealed class RightHandler(Actor actor) : AuthorizationHandler<RightRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (actor.PersonId is not null && actor.Has(requirement.Right))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
