// What the parts of the translations page show, read by the page.
using Folkmoot.Drafting.Translations;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing.Pages;

public sealed class TranslationsModel
{
    private readonly IReadOnlyDictionary<Guid, string> names;

    internal TranslationsModel(
        IReadOnlyList<TranslationReviewer> reviewers, IReadOnlyList<GlossaryTerm> terms, TranslationUnit? edited, IReadOnlyList<Guid> approvers, IReadOnlyDictionary<Guid, string> names)
    {
        (Reviewers, Terms, Edited, this.names) = (reviewers, terms, edited, names);
        People = [.. approvers.Select(p => new Choice(p.ToString(), names.GetValueOrDefault(p, ""))).Where(c => c.Text.Length > 0).OrderBy(c => c.Text, StringComparer.CurrentCulture)];
    }

    internal IReadOnlyList<TranslationReviewer> Reviewers { get; }

    internal IReadOnlyList<GlossaryTerm> Terms { get; }

    /// <summary>The sentence to be mended; null for none.</summary>
    internal TranslationUnit? Edited { get; }

    /// <summary>Everybody who may approve posts.</summary>
    internal IReadOnlyList<Choice> People { get; }

    internal string NameOf(Guid person, string somebody) => names.GetValueOrDefault(person, somebody);
}
