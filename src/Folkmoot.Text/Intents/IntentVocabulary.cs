// The phrases, pieces and words that a set of examples brought, and how rare each is.
using System.Runtime.InteropServices;
using Folkmoot.Text.Learning;

namespace Folkmoot.Text.Intents;

/// <summary>Phrases are numbered first, then pieces. Words have numbers of their own.</summary>
internal sealed class IntentVocabulary
{
    private const int FewestPieces = 2;
    private const int Most = 4_000_000;

    private readonly uint[] _features;
    private readonly uint[] _words;
    private readonly NumberTable _featureNumbers;
    private readonly NumberTable _wordNumbers;

    private IntentVocabulary(uint[] features, int phrases, float[] rarity, uint[] words)
    {
        (_features, _words, Phrases, Rarity) = (features, words, phrases, rarity);
        _featureNumbers = new NumberTable(features);
        _wordNumbers = new NumberTable(words);
    }

    /// <summary>How many of the features are phrases.</summary>
    public int Phrases { get; }

    /// <summary>Phrases and pieces.</summary>
    public int Features => _features.Length;

    public int Words => _words.Length;

    /// <summary>Inverse document frequency of each feature.</summary>
    public float[] Rarity { get; }

    public IReadOnlyList<uint> WordKeys => _words;

    /// <summary>Writes the numbers of those phrases or pieces that are known; returns how many.</summary>
    public int Find(ReadOnlySpan<uint> hashes, Span<int> numbers) => _featureNumbers.Find(hashes, numbers);

    /// <summary>The number of a word, or −1.</summary>
    public int Word(uint key) => _wordNumbers.Find(key);

    public static IntentVocabulary Of(IReadOnlyList<string> texts)
    {
        var phrases = new Counts();
        var pieces = new Counts();
        var words = new Counts();
        var reading = new IntentReading();
        for (int row = 0; row < texts.Count; row++)
        {
            reading.Read(texts[row]);
            phrases.Add(reading.Phrases, row + 1);
            pieces.Add(reading.Pieces, row + 1);
            words.Add(reading.Words, row + 1);
        }

        var kept = phrases.AtLeast(1);
        int count = kept.Count;
        kept.AddRange(pieces.AtLeast(FewestPieces));
        float[] rarity = [.. kept.Select(f => 1 + MathF.Log((texts.Count + 1f) / (f.Rows + 1f)))];
        return new IntentVocabulary([.. kept.Select(f => f.Hash)], count, rarity, [.. words.AtLeast(1).Select(f => f.Hash)]);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Phrases);
        writer.Write(_features.Length);
        writer.Write(MemoryMarshal.AsBytes(_features.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(Rarity.AsSpan()));
        writer.Write(_words.Length);
        writer.Write(MemoryMarshal.AsBytes(_words.AsSpan()));
    }

    /// <exception cref="InvalidDataException">The sizes make no sense.</exception>
    public static IntentVocabulary Read(BinaryReader reader)
    {
        int phrases = reader.ReadInt32();
        uint[] features = Numbers<uint>(reader);
        float[] rarity = new float[features.Length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(rarity.AsSpan()));
        return phrases >= 0 && phrases <= features.Length && rarity.All(float.IsFinite)
            ? new IntentVocabulary(features, phrases, rarity, Numbers<uint>(reader))
            : throw new InvalidDataException($"{phrases} phrases among {features.Length} features cannot be");
    }

    private static T[] Numbers<T>(BinaryReader reader)
        where T : unmanaged
    {
        int count = reader.ReadInt32();
        if (count is < 0 or > Most)
        {
            throw new InvalidDataException($"a vocabulary of {count} entries is not one of ours");
        }

        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>In how many rows each hash occurs, in the order of first occurrence.</summary>
    private sealed class Counts
    {
        private readonly Dictionary<uint, (int Rows, int Last)> _counts = [];

        public void Add(ReadOnlySpan<uint> hashes, int row)
        {
            foreach (uint hash in hashes)
            {
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, hash, out _);
                entry = entry.Last == row ? entry : (entry.Rows + 1, row);
            }
        }

        public List<(uint Hash, int Rows)> AtLeast(int rows) =>
            [.. _counts.Where(c => c.Value.Rows >= rows).Select(c => (c.Key, c.Value.Rows)).OrderBy(c => c.Key)];
    }
}
