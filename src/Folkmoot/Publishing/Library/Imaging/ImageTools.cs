// Runs the image programs of the system, where there are any: each in a process of its own with limits of time and memory, one at a time.
using System.Diagnostics;

namespace Folkmoot.Publishing.Library.Imaging;

internal sealed partial class ImageTools(ILogger<ImageTools> logger) : IDisposable
{
    /// <summary>Makes smaller copies (Debian: <c>libvips-tools</c>).</summary>
    public const string Thumbnailer = "vipsthumbnail";

    /// <summary>Cuts and converts (Debian: <c>libvips-tools</c>).</summary>
    public const string Cutter = "vips";

    /// <summary>Reads text in images (Debian: <c>tesseract-ocr</c>).</summary>
    public const string Reader = "tesseract";

    /// <summary>Processor seconds and kilobytes of address space, set by the shell, which then becomes the program.</summary>
    private const string Limits = "ulimit -t 30 && ulimit -v 4000000 && exec \"$0\" \"$@\"";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly HashSet<string> _there = [.. new[] { Thumbnailer, Cutter, Reader }.Where(IsInstalled)];

    public bool CanShrink => _there.Contains(Thumbnailer);

    public bool CanCut => _there.Contains(Cutter) && CanShrink;

    public bool CanRead => _there.Contains(Reader) && _there.Contains(Cutter);

    /// <summary>Whether the program ended well. Files are named by full paths; nothing goes through a shell's reading.</summary>
    public async Task<bool> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", Limits, program, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["VIPS_CONCURRENCY"] = "1", ["OMP_THREAD_LIMIT"] = "1" },
            };
            using var process = Process.Start(start) ?? throw new InvalidOperationException("/bin/sh did not start.");
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            try
            {
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                Log.Stopped(logger, program);
                return false;
            }

            if (process.ExitCode != 0)
            {
                Log.Failed(logger, program, process.ExitCode);
            }

            return process.ExitCode == 0;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static partial class Log
    {
        [LoggerMessage(420, LogLevel.Warning, "{Program} could not work on an image: it ended with {Status}")]
        public static partial void Failed(ILogger logger, string program, int status);

        [LoggerMessage(421, LogLevel.Warning, "{Program} took too long over an image and was stopped")]
        public static partial void Stopped(ILogger logger, string program);
    }
}
