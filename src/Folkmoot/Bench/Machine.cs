// Says what a benchmark ran on.
using System.Runtime.InteropServices;

namespace Folkmoot.Bench;

internal static class Machine
{
    public static string Describe()
    {
        string processor = File.Exists("/proc/cpuinfo") ? Processor(File.ReadLines("/proc/cpuinfo")) : "unknown processor";
        int cores = Environment.ProcessorCount;
        return $"{cores} {(cores == 1 ? "core" : "cores")}, {processor}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
    }

    /// <param name="cpuinfo">Lines of <c>/proc/cpuinfo</c>; Arm's have no name.</param>
    internal static string Processor(IEnumerable<string> cpuinfo) =>
        cpuinfo.FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[^1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
}
