// Rows of sparse features in one block of memory, each row also with a few dense numbers.
using System.Runtime.InteropServices;

namespace Folkmoot.Text.Learning;

/// <summary>Features are numbers from 0; a row's values are given when its features are.</summary>
internal sealed class SparseRows
{
    private readonly List<int> _ends = [0];
    private readonly List<int> _features = [];
    private readonly List<float> _values = [];

    public int Count => _ends.Count - 1;

    public void Add(int feature, float value)
    {
        _features.Add(feature);
        _values.Add(value);
    }

    public void EndRow() => _ends.Add(_features.Count);

    public ReadOnlySpan<int> Features(int row) => CollectionsMarshal.AsSpan(_features)[_ends[row].._ends[row + 1]];

    public ReadOnlySpan<float> Values(int row) => CollectionsMarshal.AsSpan(_values)[_ends[row].._ends[row + 1]];
}
