// Reads the lines of a file one by one, however large the file; a line beyond the limit is passed over, not held in memory.
using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Folkmoot.Listening.Import;

/// <param name="Number">From 1.</param>
/// <param name="Bytes">Without its end; empty where it was too long.</param>
internal readonly record struct ImportLine(long Number, ReadOnlyMemory<byte> Bytes, bool TooLong);

internal static class ImportLines
{
    /// <summary>Longest line, in bytes.</summary>
    public const int BytesMax = 10_000_000;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static async IAsyncEnumerable<ImportLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 65_536, leaveOpen: true));
        var (number, passing) = (0L, false);
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                yield return Line(++number, line, passing || line.Length > BytesMax);
                (passing, buffer) = (false, buffer.Slice(buffer.GetPosition(1, end)));
            }

            if (read.IsCompleted)
            {
                if (passing || buffer.Length > 0)
                {
                    yield return Line(++number, buffer, passing || buffer.Length > BytesMax);
                }

                await reader.CompleteAsync();
                yield break;
            }

            if (passing || buffer.Length > BytesMax)
            {
                passing = true;
                reader.AdvanceTo(buffer.End);
            }
            else
            {
                reader.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    private static ImportLine Line(long number, ReadOnlySequence<byte> bytes, bool tooLong)
    {
        if (tooLong)
        {
            return new ImportLine(number, ReadOnlyMemory<byte>.Empty, true);
        }

        var line = bytes.ToArray().AsMemory();
        return new ImportLine(number, number == 1 && line.Span.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line, false);
    }
}
