// How often in a second the disk says that something is safe: the floor under every durable figure.
using System.Diagnostics;

namespace Folkmoot.Bench.Measuring;

internal static class Disk
{
    private const int Block = 4096;
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(500);

    /// <param name="path">A file on the disk in question; it is written and removed.</param>
    public static double FsyncsPerSecond(string path)
    {
        var block = new byte[Block];
        int count = 0;
        long from = Stopwatch.GetTimestamp();
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            while (Stopwatch.GetElapsedTime(from) < Least)
            {
                file.Write(block);
                file.Flush(flushToDisk: true);
                count++;
            }
        }

        double seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        File.Delete(path);
        return count / seconds;
    }
}
