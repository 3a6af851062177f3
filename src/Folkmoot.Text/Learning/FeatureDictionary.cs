// Numbers the features of training texts and turns texts into rows for the trainer.
using System.Runtime.InteropServices;
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Features;

namespace Folkmoot.Text.Learning;

/// <param name="RarestWord">A word or phrase in fewer texts than this is left out.</param>
/// <param name="RarestPiece">The same for a piece of a word.</param>
/// <param name="Clusters">Weight of the clusters beside words and pieces.</param>
/// <param name="Dense">Weight of the numbers of the lexicons.</param>
internal sealed record FeatureOptions(int RarestWord = 2, int RarestPiece = 2, float Clusters = 0.7f, float Dense = 0.7f);

internal sealed class FeatureDictionary
{
    /// <summary>Brings rows of rare and common features to about the length one.</summary>
    private const float Shrink = 1 / 6f;

    private readonly Dictionary<uint, int> _numbers = [];
    private readonly List<uint> _hashes = [];
    private readonly List<float> _weights = [];
    private readonly WordTable _table;
    private readonly FeatureOptions _options;
    private readonly Reading _reading = new();

    private FeatureDictionary(WordTable table, FeatureOptions options)
    {
        _table = table;
        _options = options;
    }

    /// <summary>All features, the dense ones last.</summary>
    public int Count => _hashes.Count + DenseFeatures.Count;

    public int Sparse => _hashes.Count;

    public float Dense => _options.Dense;

    public uint Hash(int feature) => _hashes[feature];

    /// <summary>What a feature's value is for each unit of its share; see <see cref="ClassifierWeights.Share"/>.</summary>
    public float Weight(int feature) => _weights[feature];

    /// <summary>Words and pieces are weighed by how telling they are (inverse document frequency).</summary>
    public static FeatureDictionary Of(IReadOnlyList<string> texts, WordTable table, FeatureOptions options)
    {
        var dictionary = new FeatureDictionary(table, options);
        var counts = new Dictionary<uint, (int Texts, int Last, byte Block)>();
        for (int i = 0; i < texts.Count; i++)
        {
            var reading = dictionary._reading;
            FeatureReader.Read(texts[i], table, reading);
            Tally(counts, reading.Words.AsSpan(0, reading.WordCount), i + 1, 0);
            Tally(counts, reading.Pieces.AsSpan(0, reading.PieceCount), i + 1, 1);
            Tally(counts, reading.Clusters.AsSpan(0, reading.ClusterCount), i + 1, 2);
        }

        foreach (var (hash, (seen, _, block)) in counts.OrderBy(c => c.Key))
        {
            int rarest = block == 0 ? options.RarestWord : block == 1 ? options.RarestPiece : 1;
            if (seen >= rarest)
            {
                dictionary._numbers.Add(hash, dictionary._hashes.Count);
                dictionary._hashes.Add(hash);
                dictionary._weights.Add((1 + MathF.Log((texts.Count + 1f) / (seen + 1f))) * Shrink * (block == 2 ? options.Clusters : 1));
            }
        }

        return dictionary;
    }

    public SparseRows Rows(IReadOnlyList<string> texts)
    {
        var rows = new SparseRows();
        var values = new Dictionary<int, float>();
        foreach (string text in texts)
        {
            FeatureReader.Read(text, _table, _reading);
            values.Clear();
            Add(values, _reading.Words.AsSpan(0, _reading.WordCount));
            Add(values, _reading.Pieces.AsSpan(0, _reading.PieceCount));
            Add(values, _reading.Clusters.AsSpan(0, _reading.ClusterCount));
            foreach (var (feature, value) in values.OrderBy(v => v.Key))
            {
                rows.Add(feature, value);
            }

            for (int i = 0; i < _reading.Dense.Length; i++)
            {
                if (_reading.Dense[i] != 0)
                {
                    rows.Add(_hashes.Count + i, _reading.Dense[i] * _options.Dense);
                }
            }

            rows.EndRow();
        }

        return rows;
    }

    private void Add(Dictionary<int, float> values, ReadOnlySpan<uint> hashes)
    {
        float share = ClassifierWeights.Share(hashes.Length);
        foreach (uint hash in hashes)
        {
            if (_numbers.TryGetValue(hash, out int feature))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(values, feature, out _) += _weights[feature] * share;
            }
        }
    }

    private static void Tally(Dictionary<uint, (int Texts, int Last, byte Block)> counts, ReadOnlySpan<uint> hashes, int text, byte block)
    {
        foreach (uint hash in hashes)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, hash, out _);
            count = count.Last == text ? count : (count.Texts + 1, text, block);
        }
    }
}
