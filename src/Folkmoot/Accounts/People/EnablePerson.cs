// Gives a person their access to this agency back, with the roles they had.
namespace Folkmoot.Accounts.People;

internal sealed class EnablePerson(ChangeMembership membership)
{
    public Task<Outcome> RunAsync(Guid personId, CancellationToken cancellationToken) => membership.RunAsync(
        personId, "", m => m.DisabledAt = null, m => ("accounts.person.enabled", new { roles = RoleNames.Of(m.Roles) }), cancellationToken);
}
