// Groups words that are used alike: k-means over their vectors on the unit sphere (Dhillon and Modha 2001).
using System.Numerics.Tensors;

namespace Folkmoot.Text.Learning;

internal static class WordClusters
{
    private const int Parts = 4;

    /// <summary>The cluster of each word, from 0. Begins with words drawn by a seed, so that the same vectors give the same clusters.</summary>
    public static int[] Of(WordVectors vectors, int clusters, int rounds, int seed, CancellationToken cancellationToken)
    {
        int width = vectors.Width;
        int[] found = new int[vectors.Words.Count];
        float[] centres = new float[clusters * width];
        int[] starts = [.. Enumerable.Range(0, Math.Min(vectors.Words.Count, 20_000))];
        new Random(seed).Shuffle(starts);
        for (int k = 0; k < clusters; k++)
        {
            vectors[starts[k % starts.Length]].CopyTo(centres.AsSpan(k * width));
        }

        for (int round = 0; round < rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Parallel.For(0, Parts, part =>
            {
                for (int i = part; i < found.Length; i += Parts)
                {
                    found[i] = Nearest(vectors[i], centres, width);
                }
            });
            Array.Clear(centres);
            for (int i = 0; i < found.Length; i++)
            {
                var centre = centres.AsSpan(found[i] * width, width);
                TensorPrimitives.Add(centre, vectors[i], centre);
            }

            for (int k = 0; k < clusters; k++)
            {
                var centre = centres.AsSpan(k * width, width);
                float norm = TensorPrimitives.Norm<float>(centre);
                TensorPrimitives.Divide(centre, norm > 0 ? norm : 1, centre);
            }
        }

        return found;
    }

    private static int Nearest(ReadOnlySpan<float> word, float[] centres, int width)
    {
        int best = 0;
        float nearest = float.NegativeInfinity;
        for (int k = 0; k * width < centres.Length; k++)
        {
            float likeness = TensorPrimitives.Dot(word, centres.AsSpan(k * width, width));
            (best, nearest) = likeness > nearest ? (k, likeness) : (best, nearest);
        }

        return best;
    }
}
