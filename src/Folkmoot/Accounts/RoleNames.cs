// How roles are written in the audit trail and which of them exist.
namespace Folkmoot.Accounts;

internal static class RoleNames
{
    public static readonly IReadOnlyList<Role> All = Enum.GetValues<Role>();

    public static string[] Of(IEnumerable<Role> roles) => [.. roles.Distinct().Order().Select(r => r.ToString())];

    /// <summary>Key of the role's name in texts.json.</summary>
    public static string TextKey(Role role) => $"accounts.role.{role}";
}
