// Keeps an agency from locking itself out: somebody must always be able to manage it.
namespace Folkmoot.Accounts.People;

internal static class Administrators
{
    /// <summary>A membership as this rule sees it.</summary>
    public sealed record Seat(Guid PersonId, IReadOnlyList<Role> Roles, bool IsDisabled)
    {
        public bool Administers => !IsDisabled && Roles.Contains(Role.Administrator);
    }

    /// <summary>Key of the reason why the person's seat may not become <paramref name="after"/>, or null.</summary>
    public static string? Fault(IReadOnlyCollection<Seat> seats, Seat after, Guid? actor)
    {
        if (after.IsDisabled && after.PersonId == actor)
        {
            return "accounts.people.not-yourself";
        }

        var remain = seats.Where(s => s.PersonId != after.PersonId).Append(after).Any(s => s.Administers);
        return remain ? null : "accounts.people.last-administrator";
    }
}
