// A text as weighted hashed words, to compare texts with each other.
namespace Folkmoot.Text.Summaries;

/// <summary>Terms in rising order, weights of length 1.</summary>
internal sealed class TermVector
{
    private TermVector(uint[] terms, float[] weights)
    {
        Terms = terms;
        Weights = weights;
    }

    public uint[] Terms { get; }

    public float[] Weights { get; }

    /// <summary>Counts words, weighs them by <paramref name="rarity"/>, and brings the whole to length 1.</summary>
    public static TermVector Of(IEnumerable<uint> terms, Func<uint, double> rarity)
    {
        var counts = new SortedDictionary<uint, int>();
        foreach (uint term in terms)
        {
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        return Normal(counts.Keys, counts.Select(c => (1 + Math.Log(c.Value)) * rarity(c.Key)));
    }

    /// <summary>Of terms in rising order.</summary>
    public static TermVector Normal(IEnumerable<uint> terms, IEnumerable<double> weights)
    {
        double[] raw = [.. weights];
        double length = Math.Sqrt(raw.Sum(w => w * w));
        return new TermVector([.. terms], [.. raw.Select(w => (float)(length > 0 ? w / length : 0))]);
    }

    /// <summary>The cosine of two texts: 1 the same words, 0 none in common.</summary>
    public double Cosine(TermVector other)
    {
        double sum = 0;
        int j = 0;
        for (int i = 0; i < Terms.Length && j < other.Terms.Length;)
        {
            if (Terms[i] == other.Terms[j])
            {
                sum += Weights[i++] * other.Weights[j++];
            }
            else if (Terms[i] < other.Terms[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return sum;
    }
}
