// For calls of the house to a server that is no social network: the same guarded connection, under a name of its own.
using Folkmoot.Networks.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Networks;

public static class GuardedClients
{
    /// <summary>
    /// Adds a client that connects only to addresses of the open internet and to those that <paramref name="options"/> allow, follows no
    /// redirect, keeps no cookie and passes on no trace ids. It has no time-out of its own: the caller sets one for the call, and caps what it reads.
    /// </summary>
    public static IHttpClientBuilder AddGuardedClient(this IServiceCollection services, string name, Func<IServiceProvider, NetworkOptions> options) =>
        services.AddHttpClient(name, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => SafeConnection.Handler(options(provider)))
            .RemoveAllLoggers();

    /// <summary>Whether a call failed because the name leads to an address inside a house.</summary>
    public static bool IsPrivateAddress(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is PrivateAddressException)
            {
                return true;
            }
        }

        return false;
    }
}
