// The parts of a sentiment model: a table for words and pairs, a table for pieces of words.
using System.Runtime.Intrinsics;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Sentiment;

/// <param name="Sharpness">Factor that makes the scores probabilities; see <see cref="Calibration"/>.</param>
internal sealed record SentimentWeights(float[] Bias, float Sharpness, LinearTable Words, LinearTable Pieces)
{
    public const int Classes = 3;

    /// <summary>Uncalibrated scores of the three labels. Allocates nothing.</summary>
    public void Score(ReadOnlySpan<char> text, Span<float> scores)
    {
        var sums = new Sums(this);
        SentimentFeatures.Read(text, ref sums);
        sums.Result(scores);
    }

    public void Write(BinaryWriter writer)
    {
        foreach (float bias in Bias)
        {
            writer.Write(bias);
        }

        writer.Write(Sharpness);
        Words.Write(writer);
        Pieces.Write(writer);
    }

    public static SentimentWeights Read(BinaryReader reader)
    {
        float[] bias = [reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle()];
        float sharpness = reader.ReadSingle();
        var words = LinearTable.Read(reader);
        var pieces = LinearTable.Read(reader);
        return words.Classes == Classes && pieces.Classes == Classes
            ? new SentimentWeights(bias, sharpness, words, pieces)
            : throw new InvalidDataException("they are not for three labels");
    }

    private struct Sums(SentimentWeights weights) : ISentimentSink
    {
        private Sum _words = new(weights.Words);
        private Sum _pieces = new(weights.Pieces);

        public readonly void Span(int start, int length)
        {
        }

        public bool Word(uint hash)
        {
            _words.Add(hash);
            return true;
        }

        public void Pair(uint hash) => _words.Add(hash);

        public void Piece(uint hash) => _pieces.Add(hash);

        public void Result(Span<float> scores)
        {
            _words.Flush();
            _pieces.Flush();
            float word = Share(weights.Words, _words.Count);
            float piece = Share(weights.Pieces, _pieces.Count);
            for (int k = 0; k < scores.Length; k++)
            {
                scores[k] = weights.Bias[k] + (_words[k] * word) + (_pieces[k] * piece);
            }
        }
    }

    /// <summary>Adds up rows of one table, in thirty-two bits for as long as these cannot overflow.</summary>
    private struct Sum(LinearTable table)
    {
        private const int FlushAfter = 1 << 20;

        private Vector128<int> _recent;
        private long _total0;
        private long _total1;
        private long _total2;

        public int Count { get; private set; }

        public readonly long this[int k] => k == 0 ? _total0 : k == 1 ? _total1 : _total2;

        public void Add(uint hash)
        {
            _recent += table.Narrowed(hash);
            if (++Count % FlushAfter == 0)
            {
                Flush();
            }
        }

        public void Flush()
        {
            _total0 += _recent[0];
            _total1 += _recent[1];
            _total2 += _recent[2];
            _recent = default;
        }
    }

    /// <summary>What one byte of a table adds to a score when a text has so many features of its kind.</summary>
    public static float Share(LinearTable table, int features) => table.Scale / MathF.Sqrt(Math.Max(features, 1));
}
