// Sums and products of the rows of bytes against the plain loops.
using Folkmoot.Text.Learning;

namespace Folkmoot.Tests.Text.Intents;

public sealed class ByteMatrixTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(64)]
    [InlineData(150)]
    public void Sums_and_products_are_those_of_the_numbers(int width)
    {
        var random = new Random(width);
        float[][] rows = [.. Enumerable.Range(0, 9).Select(_ => Enumerable.Range(0, width).Select(_ => (float)random.Next(-127, 128)).Append(0).Take(width).ToArray())];
        foreach (float[] row in rows)
        {
            row[0] = 127;
        }

        var matrix = ByteMatrix.Of([.. rows.SelectMany(r => r)], width);
        float[] sums = new float[matrix.Stride];
        matrix.Add([3, 8, 3], [1, 0.5f, 2], sums);
        float[] input = [.. Enumerable.Range(0, width).Select(_ => random.NextSingle()), .. new float[matrix.Stride - width]];
        float[] products = new float[rows.Length];
        matrix.Multiply(input, products);

        for (int i = 0; i < width; i++)
        {
            sums[i].ShouldBe((3 * rows[3][i]) + (0.5f * rows[8][i]), 1e-2);
        }

        for (int row = 0; row < rows.Length; row++)
        {
            products[row].ShouldBe(rows[row].Zip(input, (a, b) => a * b).Sum(), 1e-1);
        }
    }
}
