// What every capability gives the program: its services, its routes and its commands. Program.cs names one class per module.
using System.CommandLine;

namespace Folkmoot;

internal interface IModule
{
    /// <summary>Services, job handlers, schedules, options, menu entries.</summary>
    void Add(IServiceCollection services, IConfiguration configuration);

    /// <summary>Endpoints. Each names the right that it needs, or says why it is open to all.</summary>
    void Map(WebApplication app)
    {
    }

    /// <summary>Commands of the command line that belong to this capability.</summary>
    IEnumerable<Command> Commands(CommandHost host) => [];
}
