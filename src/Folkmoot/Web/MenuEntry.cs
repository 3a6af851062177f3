// A line of the main menu; each module registers its own as a singleton.
namespace Folkmoot.Web;

/// <param name="TextKey">Key of the label in the module's texts.json.</param>
/// <param name="Right">Shown only to people who have it.</param>
internal sealed record MenuEntry(string TextKey, string Href, string Right, int Order);
