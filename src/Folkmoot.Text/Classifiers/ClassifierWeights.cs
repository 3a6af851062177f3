// The weights of one classifier, and how they make scores of a reading.
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Folkmoot.Text.Features;

namespace Folkmoot.Text.Classifiers;

/// <summary>Scores are relative to the last label, whose own is always 0; an output is one label's score.</summary>
/// <param name="Labels">The order of the scores.</param>
/// <param name="Words">The version of the word model that it was trained with.</param>
/// <param name="Planes">Weights of words, pieces and clusters, three outputs in each.</param>
/// <param name="Bias">One for each output.</param>
/// <param name="Dense">For each output, one for each of <see cref="DenseFeatures"/>.</param>
/// <param name="Neural">For each output, one for each filter and a constant; empty when the neural layer is not used.</param>
/// <param name="Sharpness">Factor that makes the scores probabilities.</param>
/// <param name="Preference">For each label, what is added to its score when the best label is chosen.</param>
internal sealed record ClassifierWeights(
    string[] Labels, string Words, PlaneTable[] Planes, float[] Bias, float[] Dense, float[] Neural, float Sharpness, float[] Preference)
{
    /// <summary>The most labels that a classifier of this kind has.</summary>
    public const int MostLabels = 32;

    /// <summary>Words, pieces and clusters are added up apart, because each counts by how many there are of its kind.</summary>
    public const int Kinds = 3;

    public int Outputs => Labels.Length - 1;

    /// <summary>Room for what <see cref="Sum"/> writes.</summary>
    public int Sums => Planes.Length * Kinds * PlaneTable.Outputs;

    /// <summary>Uncalibrated scores, one for each label. Allocates nothing.</summary>
    public void Score(WordModel model, Reading reading, Span<float> scores)
    {
        Span<int> sums = stackalloc int[Sums];
        Sum(reading, sums);
        Score(model, reading, sums, scores);
    }

    /// <summary>The same from sums that were added up before.</summary>
    public void Score(WordModel model, Reading reading, ReadOnlySpan<int> sums, Span<float> scores)
    {
        Bias.CopyTo(scores);
        scores[Outputs] = 0;
        Span<float> shares = [Share(reading.WordCount), Share(reading.PieceCount), Share(reading.ClusterCount)];
        for (int k = 0; k < Outputs; k++)
        {
            var (plane, output) = Math.DivRem(k, PlaneTable.Outputs);
            float scale = Planes[plane].Scales[output];
            for (int kind = 0; kind < Kinds; kind++)
            {
                scores[k] += sums[(((plane * Kinds) + kind) * PlaneTable.Outputs) + output] * scale * shares[kind];
            }

            scores[k] += TensorPrimitives.Dot(Dense.AsSpan(k * DenseFeatures.Count, DenseFeatures.Count), reading.Dense);
        }

        if (Neural.Length > 0)
        {
            var pooled = model.Pooled(reading);
            for (int k = 0; k < Outputs; k++)
            {
                var row = Neural.AsSpan(k * (pooled.Length + 1), pooled.Length + 1);
                scores[k] += TensorPrimitives.Dot(row[..pooled.Length], pooled) + row[pooled.Length];
            }
        }
    }

    /// <summary>For each plane: three sums over the words, three over the pieces, three over the clusters.</summary>
    private void Sum(Reading reading, Span<int> sums)
    {
        sums.Clear();
        foreach (var plane in Planes)
        {
            plane.Add(reading.Words.AsSpan(0, reading.WordCount), sums);
            plane.Add(reading.Pieces.AsSpan(0, reading.PieceCount), sums[PlaneTable.Outputs..]);
            plane.Add(reading.Clusters.AsSpan(0, reading.ClusterCount), sums[(2 * PlaneTable.Outputs)..]);
            sums = sums[(Kinds * PlaneTable.Outputs)..];
        }
    }

    /// <summary>What one feature counts when a text has so many of its kind.</summary>
    public static float Share(int features) => 1 / MathF.Sqrt(Math.Max(features, 1));

    public void Write(BinaryWriter writer)
    {
        writer.Write(Labels.Length);
        for (int k = 0; k < Labels.Length; k++)
        {
            writer.Write(Labels[k]);
            writer.Write(Preference[k]);
        }

        writer.Write(Words);
        writer.Write(Sharpness);
        writer.Write(MemoryMarshal.AsBytes(Bias.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(Dense.AsSpan()));
        writer.Write(Neural.Length);
        writer.Write(MemoryMarshal.AsBytes(Neural.AsSpan()));
        foreach (var plane in Planes)
        {
            plane.Write(writer);
        }
    }

    /// <exception cref="InvalidDataException">The sizes make no sense.</exception>
    public static ClassifierWeights Read(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        if (count is < 2 or > MostLabels)
        {
            throw new InvalidDataException($"{count} labels cannot be");
        }

        string[] labels = new string[count];
        float[] preference = new float[count];
        for (int k = 0; k < count; k++)
        {
            labels[k] = reader.ReadString();
            preference[k] = reader.ReadSingle();
        }

        string words = reader.ReadString();
        float sharpness = reader.ReadSingle();
        float[] bias = Floats(reader, count - 1);
        float[] dense = Floats(reader, (count - 1) * DenseFeatures.Count);
        int length = reader.ReadInt32();
        float[] neural = length is < 0 or > 1_000_000 ? throw new InvalidDataException($"{length} weights of a layer cannot be") : Floats(reader, length);
        var planes = new PlaneTable[(count + 1) / PlaneTable.Outputs];
        for (int p = 0; p < planes.Length; p++)
        {
            planes[p] = PlaneTable.Read(reader);
        }

        return new ClassifierWeights(labels, words, planes, bias, dense, neural, sharpness, preference);
    }

    private static float[] Floats(BinaryReader reader, int count)
    {
        float[] values = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
