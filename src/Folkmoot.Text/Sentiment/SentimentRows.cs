// Collects the features of training texts: words and pairs first, then pieces, then what the lists of words say about the text.
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Sentiment;

internal sealed class SentimentRows(
    SentimentTraining training, IReadOnlyDictionary<uint, (float[] Numbers, bool Negated)> meanings, IReadOnlySet<uint> names)
{
    public TrainingRows Rows { get; } = new();

    public int WordBuckets => 1 << training.WordBits;

    public int Dimensions => WordBuckets + (1 << training.PieceBits) + (2 * Lexicons.Columns);

    /// <summary>The feature for one number of the lists, for words as they stand and for negated ones.</summary>
    public int Meaning(int column, bool negated) => Dimensions - (2 * Lexicons.Columns) + column + (negated ? Lexicons.Columns : 0);

    public void Add(string text, int label, float weight)
    {
        var sink = new Sink(names, [], [], new int[1]);
        SentimentFeatures.Read(text, ref sink);
        float word = 1 / MathF.Sqrt(Math.Max(sink.Counted[0], 1));
        float piece = 1 / MathF.Sqrt(Math.Max(sink.Pieces.Count, 1));
        float[] numbers = new float[2 * Lexicons.Columns];
        foreach (uint hash in sink.Words)
        {
            Rows.Feature((int)(hash & (uint)(WordBuckets - 1)), word);
            if (meanings.TryGetValue(hash, out var meaning))
            {
                for (int j = 0; j < meaning.Numbers.Length; j++)
                {
                    numbers[j + (meaning.Negated ? Lexicons.Columns : 0)] += meaning.Numbers[j] * word;
                }
            }
        }

        foreach (uint hash in sink.Pieces)
        {
            Rows.Feature(WordBuckets + (int)(hash & ((1u << training.PieceBits) - 1)), piece);
        }

        for (int j = 0; j < numbers.Length; j++)
        {
            if (numbers[j] > 0)
            {
                Rows.Feature(Meaning(j % Lexicons.Columns, j >= Lexicons.Columns), numbers[j]);
            }
        }

        Rows.End(label, weight);
    }

    /// <summary>Multiplies every value by how telling its feature is (inverse document frequency; nothing for the rarest); returns the factors.</summary>
    public float[] Weigh(int rarest)
    {
        int[] rowsWith = new int[Dimensions];
        int[] last = new int[Dimensions];
        for (int row = 0; row < Rows.Count; row++)
        {
            foreach (int feature in Rows.Features(row))
            {
                rowsWith[feature] += last[feature] == row + 1 ? 0 : 1;
                last[feature] = row + 1;
            }
        }

        float[] scales = new float[Dimensions];
        for (int i = 0; i < scales.Length; i++)
        {
            scales[i] = i >= Dimensions - (2 * Lexicons.Columns) ? 1
                : rowsWith[i] < rarest ? 0
                : 1 + MathF.Log((Rows.Count + 1f) / (rowsWith[i] + 1f));
        }

        for (int row = 0; row < Rows.Count; row++)
        {
            var features = Rows.Features(row);
            var values = Rows.Values(row);
            for (int i = 0; i < features.Length; i++)
            {
                values[i] *= scales[features[i]];
            }
        }

        return scales;
    }

    private readonly struct Sink(IReadOnlySet<uint> names, List<uint> words, List<uint> pieces, int[] counted) : ISentimentSink
    {
        public List<uint> Words => words;

        public List<uint> Pieces => pieces;

        /// <summary>Words and pairs seen, names among them, as they are counted when a text is scored.</summary>
        public int[] Counted => counted;

        public void Span(int start, int length)
        {
        }

        public bool Word(uint hash)
        {
            counted[0]++;
            bool name = names.Contains(hash);
            counted[0] += name ? 1 : 0;
            if (!name)
            {
                words.Add(hash);
            }

            return !name;
        }

        public void Pair(uint hash)
        {
            counted[0]++;
            words.Add(hash);
        }

        public void Piece(uint hash) => pieces.Add(hash);
    }
}
