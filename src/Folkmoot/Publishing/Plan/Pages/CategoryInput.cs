// A category as its forms send it.
using Folkmoot.Publishing.Plan.Categories;

namespace Folkmoot.Publishing.Plan.Pages;

public sealed class CategoryInput
{
    public int Version { get; set; }

    public string? Name { get; set; }

    public CategoryColour Colour { get; set; } = CategoryColour.Blue;

    public CategorySign Sign { get; set; } = CategorySign.Circle;

    public bool Archived { get; set; }
}
