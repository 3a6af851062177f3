// What the list of a post's approval steps shows: its page, as the parts of the page hand it on.
namespace Folkmoot.Publishing.Pages;

public sealed class StepModel
{
    internal StepModel(PostView view) => View = view;

    internal PostView View { get; }
}
