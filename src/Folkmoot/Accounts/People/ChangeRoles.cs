// Gives a person other roles in this agency; they hold from the person's next request on.
namespace Folkmoot.Accounts.People;

internal sealed class ChangeRoles(ChangeMembership membership)
{
    public Task<Outcome> RunAsync(Guid personId, IReadOnlyList<Role> roles, CancellationToken cancellationToken)
    {
        if (roles.Count == 0)
        {
            return Task.FromResult<Outcome>(new Outcome.Refused("Roles", "accounts.roles.none"));
        }

        string[] before = [];
        return membership.RunAsync(
            personId,
            "Roles",
            m =>
            {
                before = RoleNames.Of(m.Roles);
                m.Roles = [.. roles.Distinct().Order()];
            },
            m => ("accounts.person.roles-changed", new { before, after = RoleNames.Of(m.Roles) }),
            cancellationToken);
    }
}
