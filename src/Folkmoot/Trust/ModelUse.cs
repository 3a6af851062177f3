// How one model is asked and how its answer reads in the log.
using Folkmoot.Text;

namespace Folkmoot.Trust;

/// <param name="ModelId">As in its card.</param>
/// <param name="Read">Makes it from its file.</param>
/// <param name="Ask">Asks it about one text.</param>
/// <param name="Judge">What its answer says, for the log.</param>
internal sealed record ModelUse<TModel, TAnswer>(
    string ModelId, Func<ModelFile, TModel> Read, Func<TModel, string, TAnswer> Ask, Func<TAnswer, Verdict> Judge)
    where TModel : class, ITextModel;

/// <param name="Score">Probability of the label, 0 to 1.</param>
/// <param name="Evidence">The spans it rests on.</param>
internal sealed record Verdict(string Label, double Score, IReadOnlyList<Reason> Evidence);

/// <summary>The model that answered, as the log names it.</summary>
/// <param name="Reference"><c>NAME@VERSION</c>.</param>
/// <param name="Threshold">The score under which it abstains.</param>
internal sealed record UsedModel(string Step, string Reference, double Threshold);
