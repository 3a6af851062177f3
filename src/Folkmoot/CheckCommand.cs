// `folkmoot check`: asks every module whether all is well; one line each, with what to do.
using System.CommandLine;

namespace Folkmoot;

internal static class CheckCommand
{
    public static Command Create(CommandHost host)
    {
        var fix = new Option<bool>("--fix") { Description = "Mend what can be mended safely." };
        var command = new Command("check", "Check configuration, database, channels, model cards and the audit chain.") { fix };
        command.SetAction((parsed, cancellationToken) => host.RunAsync(services => RunAsync(services, parsed.GetValue(fix), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, bool fix, CancellationToken cancellationToken)
    {
        var faults = 0;
        foreach (var check in services.GetServices<ICheck>())
        {
            foreach (var line in await check.RunAsync(fix, cancellationToken))
            {
                faults += line.Holds ? 0 : 1;
                Console.WriteLine($"{(line.Holds ? "ok   " : "FAULT")} {check.Name,-12} {line.Found}{(line.WhatToDo is null ? "" : $" -> {line.WhatToDo}")}");
            }
        }

        return faults == 0 ? 0 : 1;
    }
}
