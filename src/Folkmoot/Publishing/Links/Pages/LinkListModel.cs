// What the list of short links in a post shows.
namespace Folkmoot.Publishing.Links.Pages;

public sealed class LinkListModel
{
    /// <param name="counts">Whether clicks are told, too.</param>
    internal LinkListModel(IReadOnlyList<LinkRow> rows, bool counts) => (Rows, Counts) = ([.. rows.OrderBy(r => r.Link.Code, StringComparer.Ordinal)], counts);

    internal IReadOnlyList<LinkRow> Rows { get; }

    internal bool Counts { get; }
}
