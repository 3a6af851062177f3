// Classifiers that are asked about the same texts together.
using Folkmoot.Text.Features;

namespace Folkmoot.Text.Classifiers;

/// <summary>Scores are those that each gives alone; together they cost a fraction of it. Safe for use by many threads.</summary>
internal sealed class ClassifierGroup
{
    /// <summary>Up to so many tables are quicker each by itself: a row of a bank is eight cells wide.</summary>
    private const int FewTables = 2;

    private readonly TextClassifier[] _models;
    private readonly int[] _firstPlane;
    private readonly PlaneBank[] _banks;
    private readonly int[] _place;

    public ClassifierGroup(IReadOnlyList<TextClassifier> models)
    {
        _models = [.. models];
        _firstPlane = new int[_models.Length];
        var planes = new List<PlaneTable>();
        for (int m = 0; m < _models.Length; m++)
        {
            _firstPlane[m] = planes.Count;
            planes.AddRange(_models[m].Planes);
        }

        // Tables of one size share a bank, so that small ones stay small.
        int[] order = [.. Enumerable.Range(0, planes.Count).OrderByDescending(p => planes[p].Bits)];
        _banks = planes.Count <= FewTables ? [] : [.. order.Chunk(PlaneBank.Lanes).Select(c => new PlaneBank([.. c.Select(p => planes[p])]))];
        _place = new int[planes.Count];
        for (int i = 0; i < order.Length; i++)
        {
            _place[order[i]] = i * PlaneTable.Outputs;
        }
    }

    public int Count => _models.Length;

    /// <summary>Room for what <see cref="Read"/> writes.</summary>
    public int Sums => ClassifierWeights.Kinds * _banks.Length * PlaneBank.Sums;

    /// <summary>Adds up the weights of a reading for all classifiers.</summary>
    public void Read(Reading reading, Span<int> sums)
    {
        int kind = _banks.Length * PlaneBank.Sums;
        for (int b = 0; b < _banks.Length; b++)
        {
            int at = b * PlaneBank.Sums;
            _banks[b].Add(reading.Words.AsSpan(0, reading.WordCount), sums[at..]);
            _banks[b].Add(reading.Pieces.AsSpan(0, reading.PieceCount), sums[(kind + at)..]);
            _banks[b].Add(reading.Clusters.AsSpan(0, reading.ClusterCount), sums[((2 * kind) + at)..]);
        }
    }

    /// <summary>One classifier's probabilities from the sums, its best label, and whether it is sure enough.</summary>
    public (int Best, bool Given) Score(int model, Reading reading, ReadOnlySpan<int> sums, Span<float> scores)
    {
        if (_banks.Length == 0)
        {
            return _models[model].Score(reading, scores);
        }

        int kind = _banks.Length * PlaneBank.Sums;
        int first = _firstPlane[model];
        int count = _models[model].Planes.Count;
        Span<int> own = stackalloc int[count * ClassifierWeights.Kinds * PlaneTable.Outputs];
        for (int p = 0; p < count; p++)
        {
            for (int k = 0; k < ClassifierWeights.Kinds; k++)
            {
                sums.Slice((k * kind) + _place[first + p], PlaneTable.Outputs).CopyTo(own[(((p * ClassifierWeights.Kinds) + k) * PlaneTable.Outputs)..]);
            }
        }

        return _models[model].Score(reading, own, scores);
    }
}
