// Reads a stream line by line as bytes, with a limit on how long a line may be.
using System.Buffers;

namespace Folkmoot.Text.Lines;

/// <summary>Keeps one buffer, which grows up to the longest line allowed; what is longer is read past and reported.</summary>
internal sealed class LineReader(Stream stream) : IDisposable
{
    /// <summary>Room for a text of ten million characters with its field names.</summary>
    public const int LongestLine = 64_000_000;

    private const int FirstBuffer = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private int _lineStart;
    private int _lineEnd;
    private bool _ended;

    /// <summary>Of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The current line had more than <see cref="LongestLine"/> bytes and is not kept.</summary>
    public bool TooLong { get; private set; }

    /// <summary>The current line without its end and without a byte order mark; valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Current
    {
        get
        {
            ReadOnlySpan<byte> line = _buffer.AsSpan(_lineStart, _lineEnd - _lineStart);
            line = Number == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
            return line.EndsWith("\r"u8) ? line[..^1] : line;
        }
    }

    /// <summary>Moves to the next line; false at the end of the stream.</summary>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        TooLong = false;
        int searched = _start;
        while (true)
        {
            int found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                Take(searched + found, searched + found + 1);
                return true;
            }

            if (_ended)
            {
                bool rest = _end > _start || TooLong;
                Take(_end, _end);
                return rest;
            }

            searched = await FillAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Take(int lineEnd, int next)
    {
        (_lineStart, _lineEnd, _start) = TooLong ? (lineEnd, lineEnd, next) : (_start, lineEnd, next);
        Number++;
    }

    /// <summary>Reads more behind what is there; returns where the new bytes begin.</summary>
    private async Task<int> FillAsync(CancellationToken cancellationToken)
    {
        if (_end - _start >= LongestLine || TooLong)
        {
            TooLong = true;
            _start = _end = 0;
        }
        else if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        int from = _end;
        int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _ended = read == 0;
        _end += read;
        return from;
    }
}
