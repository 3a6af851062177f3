// What the command analyse is asked to do.
namespace Folkmoot.Text;

/// <param name="Tasks">Some of <see cref="AnalyseLines.Tasks"/>.</param>
/// <param name="Explain">Adds the spans of the text that decided.</param>
/// <param name="NoAbstain">Gives the best label even where the product would give none.</param>
public sealed record AnalyseOptions(IReadOnlyList<string> Tasks, bool Explain = false, bool NoAbstain = false);
