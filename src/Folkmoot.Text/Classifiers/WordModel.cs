// What the classifiers share: the table of words and the neural layer over them.
using Folkmoot.Text.Features;

namespace Folkmoot.Text.Classifiers;

/// <summary>Reads texts for the classifiers; scores nothing by itself. Safe for use by many threads.</summary>
internal sealed class WordModel : ITextModel
{
    public const string Id = "folkmoot-words";
    private const string Magic = "FMWORD1";

    [ThreadStatic]
    private static Reading? _reading;

    private static readonly Lazy<WordModel> FromAssembly = new(() => Load(ModelCatalogue.Shipped.Load(Id)));

    public WordModel(ModelCard card, WordTable table, NeuralLayer layer, IReadOnlyDictionary<string, float[]> heads)
    {
        Card = card;
        Table = table;
        Layer = layer;
        Heads = heads;
    }

    public static WordModel Shipped => FromAssembly.Value;

    public ModelCard Card { get; }

    public WordTable Table { get; }

    public NeuralLayer Layer { get; }

    /// <summary>For each task, one row for each class: a weight for each filter, and a constant.</summary>
    public IReadOnlyDictionary<string, float[]> Heads { get; }

    /// <exception cref="ModelRefusedException">The weights are not those of a word model.</exception>
    public static WordModel Load(ModelFile file)
    {
        var parts = WeightsFile.Read(file, Magic, reader => (Table: WordTable.Read(reader), Layer: NeuralLayer.Read(reader), Heads: ReadHeads(reader)));
        return parts is [var (table, layer, heads)]
            ? new WordModel(file.Card, table, layer, heads)
            : throw new ModelRefusedException(file.Card.Id, "its weights have more than one part");
    }

    public static byte[] Pack(WordTable table, NeuralLayer layer, IReadOnlyDictionary<string, float[]> heads) =>
        WeightsFile.Write(Magic, [table], (t, writer) =>
        {
            t.Write(writer);
            layer.Write(writer);
            WriteHeads(writer, heads);
        });

    /// <summary>The thread's own reading of this text; it holds until the thread reads another.</summary>
    public Reading Read(ReadOnlySpan<char> text)
    {
        var reading = _reading ??= new Reading();
        FeatureReader.Read(text, Table, reading);
        return reading;
    }

    /// <summary>What the filters found, worked out at first use.</summary>
    public ReadOnlySpan<float> Pooled(Reading reading)
    {
        if (!reading.IsPooled)
        {
            int count = Math.Min(reading.TokenCount, Reading.MostPooled);
            Span<int> words = stackalloc int[count + (2 * NeuralLayer.Padding)];
            reading.Sequence.AsSpan(0, count).CopyTo(words[NeuralLayer.Padding..]);
            Layer.Read(words, reading.Pooled(Layer.Pooled));
        }

        return reading.Pooled(Layer.Pooled);
    }

    private static void WriteHeads(BinaryWriter writer, IReadOnlyDictionary<string, float[]> heads)
    {
        writer.Write(heads.Count);
        foreach (var (name, weights) in heads.OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            writer.Write(weights.Length);
            foreach (float weight in weights)
            {
                writer.Write(weight);
            }
        }
    }

    private static SortedDictionary<string, float[]> ReadHeads(BinaryReader reader)
    {
        var heads = new SortedDictionary<string, float[]>(StringComparer.Ordinal);
        int count = reader.ReadInt32();
        for (int i = 0; i < count; i++)
        {
            string name = reader.ReadString();
            int length = reader.ReadInt32();
            heads[name] = length is < 0 or > 1_000_000 ? throw new InvalidDataException($"A head of {length} weights is not one of ours.") : new float[length];
            for (int j = 0; j < length; j++)
            {
                heads[name][j] = reader.ReadSingle();
            }
        }

        return heads;
    }
}
