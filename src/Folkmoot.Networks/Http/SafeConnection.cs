// Opens every outgoing connection: resolves the name, checks each address, and connects to the very address that was checked.
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Folkmoot.Networks.Http;

internal static class SafeConnection
{
    private static readonly TimeSpan OneAddress = TimeSpan.FromSeconds(4);

    public static SocketsHttpHandler Handler(NetworkOptions options) => new()
    {
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, options, cancellationToken),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = 32,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),

        // Shorter than the keep-alive of usual servers: a connection that the far end is just closing would make a send unknown.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),

        // Our trace ids are nobody else's business.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, NetworkOptions options, CancellationToken cancellationToken)
    {
        IPAddress[] resolved = IPAddress.TryParse(target.Host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(target.Host, cancellationToken).ConfigureAwait(false);
        var allowed = options.MayBePrivate(target.Host, target.Port) ? resolved : Array.FindAll(resolved, SafeAddresses.IsPublic);
        if (allowed.Length == 0)
        {
            throw resolved.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new PrivateAddressException(target.Host);
        }

        for (int next = 0; ; next++)
        {
            try
            {
                return await ConnectAsync(allowed[next], target.Port, cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException) when (next < allowed.Length - 1 && !cancellationToken.IsCancellationRequested)
            {
                // The next address of the same name is tried.
            }
        }
    }

    private static async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(OneAddress);
            await socket.ConnectAsync(address, port, patience.Token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The name leads to an address inside a house: never connected to.</summary>
internal sealed class PrivateAddressException(string host) : IOException($"{host} leads to a private address.")
{
    public string Host { get; } = host;
}
