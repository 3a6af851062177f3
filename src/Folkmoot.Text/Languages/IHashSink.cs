// Where features go: into sums when scoring, into rows when training.
namespace Folkmoot.Text.Languages;

internal interface IHashSink
{
    void Add(uint hash);
}
