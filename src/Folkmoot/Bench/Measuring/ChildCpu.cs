// Processor time of the processes that this one started and that have ended (getrusage(2), RUSAGE_CHILDREN).
using System.Runtime.InteropServices;

namespace Folkmoot.Bench.Measuring;

internal static partial class ChildCpu
{
    private const int Children = -1;

    /// <summary>struct rusage on 64-bit Linux: user and system time as seconds and microseconds, then fourteen counters.</summary>
    private const int Fields = 18;

    /// <summary>User and system seconds, of all of them together.</summary>
    public static double Seconds()
    {
        long[] usage = new long[Fields];
        return GetUsage(Children, usage) == 0
            ? usage[0] + usage[2] + (usage[1] + usage[3]) / 1e6
            : throw new InvalidOperationException($"getrusage failed with {Marshal.GetLastPInvokeError()}.");
    }

    [DllImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, [In, Out] long[] usage);
}
