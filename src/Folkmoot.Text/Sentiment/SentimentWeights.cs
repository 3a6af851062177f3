// The parts of a sentiment model: a table for words and pairs, a table for pieces of words.
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
        private readonly LinearTable _wordTable = weights.Words;
        private readonly LinearTable _pieceTable = weights.Pieces;
        private long _word0;
        private long _word1;
        private long _word2;
        private long _piece0;
        private long _piece1;
        private long _piece2;
        private int _words;
        private int _pieces;

        public readonly void Span(int start, int length)
        {
        }

        public bool Word(uint hash)
        {
            Pair(hash);
            return true;
        }

        public void Pair(uint hash)
        {
            var row = _wordTable.Row(hash);
            _word2 += row[2];
            _word1 += row[1];
            _word0 += row[0];
            _words++;
        }

        public void Piece(uint hash)
        {
            var row = _pieceTable.Row(hash);
            _piece2 += row[2];
            _piece1 += row[1];
            _piece0 += row[0];
            _pieces++;
        }

        public readonly void Result(Span<float> scores)
        {
            float word = Share(_wordTable, _words);
            float piece = Share(_pieceTable, _pieces);
            scores[0] = weights.Bias[0] + (_word0 * word) + (_piece0 * piece);
            scores[1] = weights.Bias[1] + (_word1 * word) + (_piece1 * piece);
            scores[2] = weights.Bias[2] + (_word2 * word) + (_piece2 * piece);
        }
    }

    /// <summary>What one byte of a table adds to a score when a text has so many features of its kind.</summary>
    public static float Share(LinearTable table, int features) => table.Scale / MathF.Sqrt(Math.Max(features, 1));
}
