// Reads a table of word vectors: a NumPy array of half floats and a list of words, the most frequent first.
using System.Numerics.Tensors;

namespace Folkmoot.Text.Learning;

/// <param name="Values">One row of <paramref name="Width"/> numbers for each word, of length one.</param>
internal sealed record WordVectors(IReadOnlyList<string> Words, int Width, float[] Values)
{
    private const int HeaderStart = 10;

    public ReadOnlySpan<float> this[int word] => Values.AsSpan(word * Width, Width);

    /// <summary>The first <paramref name="most"/> words of <c>top100k.words.txt</c> and <c>top100k.f16.npy</c>.</summary>
    /// <exception cref="InvalidDataException">The array is not of half floats, or is too short.</exception>
    public static WordVectors Read(string folder, int most)
    {
        string[] words = [.. File.ReadLines(Path.Combine(folder, "top100k.words.txt")).Take(most)];
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, "top100k.f16.npy"));
        int header = bytes.Length < HeaderStart ? throw new InvalidDataException("The array of vectors is empty.") : BitConverter.ToUInt16(bytes, 8);
        string description = System.Text.Encoding.ASCII.GetString(bytes, HeaderStart, header);
        if (!description.Contains("'<f2'", StringComparison.Ordinal) || description.Contains("'fortran_order': True", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The array of vectors is not one of half floats, row by row: {description.Trim()}");
        }

        var halves = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Half>(bytes.AsSpan(HeaderStart + header));
        int all = File.ReadLines(Path.Combine(folder, "top100k.words.txt")).Count();
        int width = halves.Length / all;
        float[] values = new float[words.Length * width];
        TensorPrimitives.ConvertToSingle(halves[..values.Length], values);
        for (int i = 0; i < words.Length; i++)
        {
            var row = values.AsSpan(i * width, width);
            float norm = TensorPrimitives.Norm<float>(row);
            TensorPrimitives.Divide(row, norm > 0 ? norm : 1, row);
        }

        return new WordVectors(words, width, values);
    }
}
