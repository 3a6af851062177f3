// The table of rights and roles as people read it, made from Rights.cs and Right.cs.
using System.Reflection;
using Folkmoot.Web;

namespace Folkmoot.Accounts;

internal static class RightsMatrix
{
    public sealed record Row(string Right, IReadOnlySet<Role> Roles);

    /// <summary>Every right there is, in the order of Right.cs.</summary>
    public static readonly IReadOnlyList<string> All =
        [.. typeof(Right).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    public static readonly IReadOnlyList<Row> Rows =
        [.. All.Select(right => new Row(right, RoleNames.All.Where(role => Rights.Of([role]).Contains(right)).ToHashSet()))];
}
