// Rows of sparse features that a trainer learns from, in one flat block of memory.
using System.Runtime.InteropServices;

namespace Folkmoot.Text.Training;

internal sealed class TrainingRows
{
    private readonly List<int> _ends = [];
    private readonly List<int> _features = [];
    private readonly List<float> _values = [];
    private readonly List<int> _labels = [];
    private readonly List<float> _weights = [];

    public int Count => _labels.Count;

    public ReadOnlySpan<int> Labels => CollectionsMarshal.AsSpan(_labels);

    public void Feature(int feature, float value)
    {
        _features.Add(feature);
        _values.Add(value);
    }

    public ReadOnlySpan<float> Weights => CollectionsMarshal.AsSpan(_weights);

    /// <summary>Closes the row whose features were just added; a row of weight two counts like two rows.</summary>
    public void End(int label, float weight)
    {
        _weights.Add(weight);
        _ends.Add(_features.Count);
        _labels.Add(label);
    }

    public ReadOnlySpan<int> Features(int row) => Slice(_features, row);

    public Span<float> Values(int row) => Slice(_values, row);

    private Span<T> Slice<T>(List<T> list, int row)
    {
        int start = row == 0 ? 0 : _ends[row - 1];
        return CollectionsMarshal.AsSpan(list)[start.._ends[row]];
    }
}
