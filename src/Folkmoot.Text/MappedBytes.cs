// Bytes of a resource where they lie: the runtime maps the assembly into memory, so nothing is read before it is looked at, and nothing twice.
using System.Buffers;

namespace Folkmoot.Text;

/// <summary>Valid as long as the assembly is loaded, which is as long as the program runs.</summary>
internal sealed unsafe class MappedBytes(byte* start, int length) : MemoryManager<byte>
{
    /// <summary>What is left in the stream, without a copy where the stream is memory already.</summary>
    public static ReadOnlyMemory<byte> Of(Stream stream)
    {
        if (stream is UnmanagedMemoryStream mapped)
        {
            return new MappedBytes(mapped.PositionPointer, checked((int)(mapped.Length - mapped.Position))).Memory;
        }

        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public override Span<byte> GetSpan() => new(start, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
