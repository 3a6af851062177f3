// The id that a control has, from the name under which it posts.
namespace Folkmoot.Web.Components;

internal static class ControlIds
{
    /// <summary>"Input.Variants[0].Text" has the id "Input-Variants-0-Text".</summary>
    public static string Of(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
}
