// The ready words that the composer offers, as the page hands them to its parts.
using Folkmoot.Publishing.Snippets;

namespace Folkmoot.Publishing.Pages;

public sealed class SnippetChoice
{
    internal SnippetChoice(IReadOnlyList<Snippet> all) => All = all;

    internal IReadOnlyList<Snippet> All { get; }

    internal IReadOnlyList<Snippet> Templates => [.. All.Where(s => s.Kind == SnippetKind.Template)];

    internal IReadOnlyList<Snippet> Insertable => [.. All.Where(s => s.Kind != SnippetKind.Template)];

    internal Snippet? Find(Guid? id) => All.FirstOrDefault(s => s.Id == id);
}
