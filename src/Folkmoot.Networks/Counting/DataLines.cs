// Reads the lists of facts beside the counting rules; lines that begin with # say where they come from.
namespace Folkmoot.Networks.Counting;

internal static class DataLines
{
    public static IEnumerable<string> Read(string name)
    {
        using var stream = typeof(DataLines).Assembly.GetManifestResourceStream($"Folkmoot.Networks.Counting.{name}")
            ?? throw new InvalidOperationException($"The list {name} is missing.");
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
