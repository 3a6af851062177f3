// Where features go: into sums when scoring, into rows when training.
namespace Folkmoot.Text.Languages;

internal interface IHashSink
{
    /// <summary>Takes a hash that is still to be finished, with kind 0: many at once where it can.</summary>
    void Add(uint hash);
}
