// Benchmarks: what the program's own paths cost, as ratios to limits and peers. Sees every module, is seen by none.
using System.CommandLine;

namespace Folkmoot.Bench;

internal sealed class BenchModule : IModule
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
    }

    public IEnumerable<Command> Commands(CommandHost host) => [BenchCommand.Create()];
}
