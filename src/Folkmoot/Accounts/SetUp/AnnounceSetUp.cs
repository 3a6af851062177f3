// On a database without an agency, shows the address and the one-time code of the set-up on the console when the web server is up.
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Folkmoot.Accounts.SetUp;

internal sealed class AnnounceSetUp(IServiceScopeFactory scopes, IServer server) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        // A process that serves no pages has no address; its code would only replace the one that the web node showed.
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } address)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<IssueSetUpCode>().RunAsync(cancellationToken) is { } code)
        {
            await Console.Out.WriteLineAsync($"""

                Folkmoot has no agency yet. Set it up at {address.Replace("[::]", "localhost", StringComparison.Ordinal)}{SetUpState.Path}
                with this one-time code (a restart makes a new one):

                    {code}

                """);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
