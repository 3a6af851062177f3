// A server that the tests start on this machine. It needs no stopping at the end: it goes when the run's end of a pipe closes (tests/servers/lifeline.sh).
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Folkmoot.Tests.Infrastructure;

internal sealed class LocalServer : IAsyncDisposable
{
    private const int KeptLines = 200;
    // A process that nobody holds is collected, and its pipe with it: the server would stop in the middle of the run.
    private static readonly ConcurrentBag<Process> Held = [];
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _said = new();

    private LocalServer(Process process)
    {
        _process = process;
        Held.Add(process);
        process.OutputDataReceived += (_, e) => Hear(e.Data, fromOutput: true);
        process.ErrorDataReceived += (_, e) => Hear(e.Data, fromOutput: false);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>The last lines that the server wrote, for messages of failure.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>A port that is free now; another program may still take it before the server does, so a start is worth a second try.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Starts <paramref name="command"/>; <paramref name="stopSignal"/> ends it, and <paramref name="folder"/> is removed after it.</summary>
    public static LocalServer Start(string stopSignal, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> command)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(RunFolder.Tree, "tests/servers/lifeline.sh"), stopSignal, folder, .. command])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new LocalServer(Process.Start(start) ?? throw new InvalidOperationException("bash did not start."));
    }

    /// <summary>The first line on the server's standard output that begins with <paramref name="prefix"/>.</summary>
    public async Task<string> LineAsync(string prefix, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(limit.Token))
            {
                if (line.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The server did not say '{prefix}' within {patience.TotalSeconds} s. It said:\n{Said}");
        }

        throw new InvalidOperationException($"The server ended before it said '{prefix}'. It said:\n{Said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Hear(string? line, bool fromOutput)
    {
        if (line is null)
        {
            if (fromOutput)
            {
                _lines.Writer.TryComplete();
            }

            return;
        }

        _said.Enqueue(line);
        if (_said.Count > KeptLines)
        {
            _said.TryDequeue(out _);
        }

        if (fromOutput)
        {
            _lines.Writer.TryWrite(line);
        }
    }
}
