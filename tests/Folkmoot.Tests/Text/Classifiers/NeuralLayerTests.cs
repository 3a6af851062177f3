// The neural layer in use gives what its vectors and filters give when they are multiplied out by hand.
using Folkmoot.Text.Classifiers;

namespace Folkmoot.Tests.Text.Classifiers;

public sealed class NeuralLayerTests
{
    private const int Width = 5;
    private const int Filters = 32;
    private const int Words = 40;

    private static readonly int[] Widths = [1, 2, 3];
    private static readonly float[] Vectors = [.. Enumerable.Range(0, Words * Width).Select(i => i < Width ? 0 : MathF.Sin(i * 1.7f))];
    private static readonly float[] Rows = [.. Enumerable.Range(0, 6 * Filters * Width).Select(i => MathF.Cos(i * 0.91f))];
    private static readonly float[] Bias = [.. Enumerable.Range(0, 3 * Filters).Select(i => MathF.Sin(i) / 4)];
    private static readonly NeuralLayer Layer = NeuralLayer.Of(Widths, Filters, Vectors, Width, Rows, Bias);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(30)]
    public void Each_filter_gives_its_strongest_match(int length)
    {
        int[] words = [.. Enumerable.Range(0, length).Select(i => 1 + (i * 7 % (Words - 1)))];
        float[] pooled = Read(words);

        for (int filter = 0; filter < pooled.Length; filter++)
        {
            pooled[filter].ShouldBe(Expected(words, filter), 3 * Layer.Scales[filter], $"filter {filter}");
        }
    }

    [Fact]
    public void No_words_match_nothing() => Read([]).ShouldAllBe(p => p == 0);

    [Fact]
    public void Words_that_are_unknown_weigh_nothing() =>
        Read([0]).ShouldBe([.. Enumerable.Range(0, 3 * Filters).Select(f => Math.Max(0, Bias[f]))]);

    private static float[] Read(int[] words)
    {
        float[] pooled = new float[3 * Filters];
        int[] padded = [.. new int[NeuralLayer.Padding], .. words, .. new int[NeuralLayer.Padding]];
        Layer.Read(padded, pooled);
        return pooled;
    }

    private static float Expected(int[] words, int filter)
    {
        int group = filter / Filters;
        int width = Widths[group];
        int column = Filters * Widths.Take(group).Sum();
        float best = float.NegativeInfinity;
        for (int start = 1 - width; start < words.Length; start++)
        {
            float sum = 0;
            for (int j = 0; j < width; j++)
            {
                if (start + j >= 0 && start + j < words.Length)
                {
                    int row = column + (j * Filters) + (filter % Filters);
                    sum += Enumerable.Range(0, Width).Sum(d => Vectors[(words[start + j] * Width) + d] * Rows[(row * Width) + d]);
                }
            }

            best = Math.Max(best, sum);
        }

        return Math.Max(0, best + Bias[filter]);
    }
}
