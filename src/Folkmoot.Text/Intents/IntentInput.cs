// One text as numbers, the way both halves of an intent model take them.
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Folkmoot.Text.Learning;

namespace Folkmoot.Text.Intents;

/// <summary>Filled again for each text. One belongs to one thread at a time.</summary>
/// <param name="ordered">Features in the order of their numbers, as learning takes them, so that the same examples always give the same model.</param>
internal sealed class IntentInput(VectorTable vectors, bool ordered = false)
{
    private const float MeanShare = 1.5f;
    private const float ExtremesShare = 0.7f;

    /// <summary>The most frequent words (the, of, and) are in every text and would hide the extremes of the others.</summary>
    private const int FirstTelling = 51;

    /// <summary>Smooth inverse frequency (Arora et al. 2017), with Zipf's law for how frequent a word is.</summary>
    private const float Smoothing = 1e-3f;
    private const float Zipf = 0.1f;

    private readonly IntentReading _reading = new();
    private int[] _numbers = new int[512];
    private byte[] _counts = [];
    private readonly float[] _mean = new float[vectors.Width];
    private readonly float[] _extremes = new float[vectors.Width * 2];

    /// <summary>Numbers and values for the margins: phrases, pieces, then the pooled vectors.</summary>
    public List<int> Features { get; } = [];

    public List<float> Values { get; } = [];

    /// <summary>Distinct phrases and pieces, as numbers of the vocabulary.</summary>
    public List<int> Phrases { get; } = [];

    public List<int> Pieces { get; } = [];

    /// <summary>For each word known to the vocabulary or the vectors: its number, or −1 − its place among the vectors.</summary>
    public List<int> Words { get; } = [];

    /// <summary>How much each of <see cref="Words"/> tells.</summary>
    public List<float> WordWeights { get; } = [];

    /// <summary>How many numbers the pooled vectors are.</summary>
    public static int PooledWidth(VectorTable vectors) => vectors.Width * 3;

    public void Read(ReadOnlySpan<char> text, IntentVocabulary vocabulary)
    {
        _reading.Read(text);
        Features.Clear();
        Values.Clear();
        Block(_reading.Phrases, vocabulary, Phrases);
        Block(_reading.Pieces, vocabulary, Pieces);
        ReadWords(vocabulary);
        Pooled(_mean, MeanShare, vocabulary.Features);
        Pooled(_extremes, ExtremesShare, vocabulary.Features + vectors.Width);
    }

    /// <summary>What a word weighs by its place among all words; unknown words are rare ones.</summary>
    private static float Weight(int place) => place < 0 ? 1 : Smoothing / (Smoothing + (Zipf / (place + 2)));

    private void Block(ReadOnlySpan<uint> hashes, IntentVocabulary vocabulary, List<int> distinct)
    {
        if (_counts.Length < vocabulary.Features || _numbers.Length < hashes.Length)
        {
            _counts = new byte[vocabulary.Features];
            _numbers = new int[Math.Max(hashes.Length * 2, _numbers.Length)];
        }

        distinct.Clear();
        int found = vocabulary.Find(hashes, _numbers);
        foreach (int number in _numbers.AsSpan(0, found))
        {
            ref byte count = ref _counts[number];
            if (count == 0)
            {
                distinct.Add(number);
            }

            count += (byte)(count < byte.MaxValue ? 1 : 0);
        }

        if (ordered)
        {
            distinct.Sort();
        }

        Weigh(distinct, vocabulary.Rarity);
    }

    /// <summary>Of length one together.</summary>
    private void Weigh(List<int> distinct, float[] rarity)
    {
        int first = Values.Count;
        Features.AddRange(distinct);
        CollectionsMarshal.SetCount(Values, first + distinct.Count);
        var values = CollectionsMarshal.AsSpan(Values)[first..];
        for (int i = 0; i < values.Length; i++)
        {
            int number = distinct[i];
            int count = _counts[number];
            _counts[number] = 0;
            values[i] = count == 1 ? rarity[number] : rarity[number] * (1 + MathF.Log(count));
        }

        TensorPrimitives.Divide(values, TensorPrimitives.Norm<float>(values), values);
    }

    private void ReadWords(IntentVocabulary vocabulary)
    {
        Words.Clear();
        WordWeights.Clear();
        Array.Clear(_mean);
        Array.Clear(_extremes);
        var most = _extremes.AsSpan(0, vectors.Width);
        var least = _extremes.AsSpan(vectors.Width);
        foreach (uint key in _reading.Words)
        {
            int place = vectors.Find(key);
            int number = vocabulary.Word(key);
            if (place < 0 && number < 0)
            {
                continue;
            }

            float weight = Weight(place);
            Words.Add(number >= 0 ? number : -1 - place);
            WordWeights.Add(weight);
            if (place >= 0)
            {
                TensorPrimitives.MultiplyAdd(vectors[place], weight, _mean, _mean);
            }

            if (place >= FirstTelling)
            {
                TensorPrimitives.Max(most, vectors[place], most);
                TensorPrimitives.Min(least, vectors[place], least);
            }
        }
    }

    private void Pooled(ReadOnlySpan<float> pool, float share, int first)
    {
        float norm = TensorPrimitives.Norm(pool);
        if (norm == 0)
        {
            return;
        }

        int before = Values.Count;
        CollectionsMarshal.SetCount(Features, before + pool.Length);
        CollectionsMarshal.SetCount(Values, before + pool.Length);
        var values = CollectionsMarshal.AsSpan(Values)[before..];
        TensorPrimitives.Multiply(pool, share / norm, values);
        var features = CollectionsMarshal.AsSpan(Features)[before..];
        for (int i = 0; i < features.Length; i++)
        {
            features[i] = first + i;
        }
    }
}
