// The core that measured programs are kept on.
using System.Globalization;

namespace Folkmoot.Bench.Measuring;

internal static class OneCore
{
    /// <summary>The last core that this process may use, or null where nobody can be kept on one (no <c>taskset</c>).</summary>
    public static int? Last() => OnPath.Find("taskset") is null || !File.Exists("/proc/self/status") ? null : Last(File.ReadLines("/proc/self/status"));

    /// <param name="status">Lines of <c>/proc/PID/status</c>, of which one is <c>Cpus_allowed_list: 0-3,6</c>.</param>
    internal static int? Last(IEnumerable<string> status) =>
        status.FirstOrDefault(l => l.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)) is { } line
        && int.TryParse(line.Split(':', '-', ',')[^1], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out int core)
            ? core
            : null;
}
