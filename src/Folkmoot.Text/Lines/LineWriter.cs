// Writes JSON Lines in blocks.
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Folkmoot.Text.Lines;

internal sealed class LineWriter : IAsyncDisposable
{
    private const int Block = 64 * 1024;

    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _buffer = new(Block);

    public LineWriter(Stream stream)
    {
        _stream = stream;
        Json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>Takes one object for each line.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>Takes a line that is whole already, instead of <see cref="Json"/>.</summary>
    public void Add(ReadOnlySpan<byte> line) => _buffer.Write(line);

    public ValueTask EndLineAsync(CancellationToken cancellationToken)
    {
        if (Json.BytesPending > 0 || Json.BytesCommitted > 0)
        {
            Json.Flush();
            Json.Reset();
        }

        _buffer.Write("\n"u8);
        return _buffer.WrittenCount >= Block / 2 ? new ValueTask(FlushAsync(cancellationToken)) : ValueTask.CompletedTask;
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(_buffer.WrittenMemory, cancellationToken);
        await _stream.FlushAsync(cancellationToken);
        _buffer.ResetWrittenCount();
    }

    public ValueTask DisposeAsync() => Json.DisposeAsync();
}
