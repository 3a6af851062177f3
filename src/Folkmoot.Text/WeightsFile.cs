// The frame around a model's weights: a magic word, then its parts.
namespace Folkmoot.Text;

internal static class WeightsFile
{
    public static byte[] Write<T>(string magic, IReadOnlyList<T> parts, Action<T, BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write(magic);
            writer.Write(parts.Count);
            foreach (var part in parts)
            {
                write(part, writer);
            }
        }

        return stream.ToArray();
    }

    private static unsafe UnmanagedMemoryStream Open(System.Buffers.MemoryHandle pinned, int length) => new((byte*)pinned.Pointer, length);

    /// <exception cref="ModelRefusedException">The weights are not of this kind.</exception>
    public static IReadOnlyList<T> Read<T>(ModelFile file, string magic, Func<BinaryReader, T> read)
    {
        using var pinned = file.Weights.Pin();
        using var reader = new BinaryReader(Open(pinned, file.Weights.Length));
        try
        {
            string found = reader.ReadString();
            if (found != magic)
            {
                throw new InvalidDataException($"they begin with '{found}', not '{magic}'");
            }

            var parts = new T[reader.ReadInt32()];
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = read(reader);
            }

            return parts;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or OverflowException)
        {
            throw new ModelRefusedException(file.Card.Id, $"its weights cannot be read: {e.Message}", e);
        }
    }
}
