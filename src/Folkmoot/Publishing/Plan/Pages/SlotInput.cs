// Which post is put into the next free slot of its category.
namespace Folkmoot.Publishing.Plan.Pages;

public sealed class SlotInput
{
    /// <summary>Null on the page of the post itself.</summary>
    public Guid? PostId { get; set; }
}
