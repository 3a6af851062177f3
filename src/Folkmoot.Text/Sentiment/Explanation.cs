// Finds the spans of a text that moved its score most.
namespace Folkmoot.Text.Sentiment;

internal static class Explanation
{
    private const int Longest = 5;

    /// <summary>A span's weight is what its features add to the best label's score over what they add to the others on average.</summary>
    public static IReadOnlyList<Reason> Of(ReadOnlySpan<char> text, SentimentWeights weights, int best)
    {
        var spans = new Spans(weights, best, []);
        SentimentFeatures.Read(text, ref spans);
        return spans.Result();
    }

    private sealed class Part(int start, int length)
    {
        public int Start => start;

        public int Length => length;

        public double Words { get; set; }

        public double Pieces { get; set; }
    }

    private struct Spans(SentimentWeights weights, int best, List<Part> parts) : ISentimentSink
    {
        private int _words;
        private int _pieces;

        public readonly void Span(int start, int length) => parts.Add(new Part(start, length));

        public bool Word(uint hash)
        {
            parts[^1].Words += Lead(weights.Words.Row(hash));
            _words++;
            return true;
        }

        public void Pair(uint hash)
        {
            double lead = Lead(weights.Words.Row(hash));
            bool first = parts.Count == 1;
            parts[^1].Words += first ? lead : lead / 2;
            parts[^(first ? 1 : 2)].Words += first ? 0 : lead / 2;
            _words++;
        }

        public void Piece(uint hash)
        {
            parts[^1].Pieces += Lead(weights.Pieces.Row(hash));
            _pieces++;
        }

        public readonly IReadOnlyList<Reason> Result()
        {
            double word = SentimentWeights.Share(weights.Words, _words) * weights.Sharpness;
            double piece = SentimentWeights.Share(weights.Pieces, _pieces) * weights.Sharpness;
            return
            [
                .. parts
                    .Select(p => new Reason(p.Start, p.Length, (p.Words * word) + (p.Pieces * piece)))
                    .Where(r => Math.Abs(r.Weight) > 0.01)
                    .OrderByDescending(r => Math.Abs(r.Weight))
                    .ThenBy(r => r.Start)
                    .Take(Longest),
            ];
        }

        private readonly double Lead(ReadOnlySpan<sbyte> row) =>
            (1.5 * row[best]) - (0.5 * (row[0] + row[1] + row[2]));
    }
}
