// The pictures of the media library that the composer offers, as the page hands them to its part.
using Folkmoot.Publishing.Library;

namespace Folkmoot.Publishing.Pages;

public sealed class LibraryChoice
{
    internal LibraryChoice(IReadOnlyList<LibraryRow> rows) => Rows = rows;

    internal IReadOnlyList<LibraryRow> Rows { get; }
}
