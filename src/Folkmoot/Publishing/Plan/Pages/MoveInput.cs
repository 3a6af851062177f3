// The time that a post is moved to, as the form and the way back from it send it.
namespace Folkmoot.Publishing.Plan.Pages;

public sealed class MoveInput
{
    /// <summary>The post's version that the person had before them.</summary>
    public int Version { get; set; }

    public DateTime? To { get; set; }
}
