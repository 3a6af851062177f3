// How this program starts itself as another process.
namespace Folkmoot.Bench.Measuring;

internal static class OwnCommand
{
    public static IReadOnlyList<string> Of(params IReadOnlyList<string> arguments)
    {
        string host = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no path.");
        return Path.GetFileNameWithoutExtension(host) == "dotnet" ? [host, typeof(Program).Assembly.Location, .. arguments] : [host, .. arguments];
    }
}
