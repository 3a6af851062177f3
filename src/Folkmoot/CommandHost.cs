// Runs a command of the command line inside the application's services, without a web server.
using Microsoft.Extensions.Options;

namespace Folkmoot;

internal sealed class CommandHost(Func<WebApplication> build)
{
    /// <summary>Builds the application, runs <paramref name="run"/> in one scope, and returns its exit status (commands.md: 0 done, 1 something did not hold, 2 wrong usage).</summary>
    public async Task<int> RunAsync(Func<IServiceProvider, Task<int>> run)
    {
        await using var app = build();
        app.Services.GetService<IStartupValidator>()?.Validate();
        await using var scope = app.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }

    public WebApplication Build() => build();
}
