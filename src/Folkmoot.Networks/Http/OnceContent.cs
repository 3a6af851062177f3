// A request body that knows whether it began to leave, and leaves only once: the handler below can never send it twice behind our back.
using System.Net;

namespace Folkmoot.Networks.Http;

/// <summary>
/// As long as <see cref="Started"/> is false not one byte of the body was written, so no server can have accepted the request,
/// whatever went wrong: DNS, connecting, TLS, or a time-out of any of them.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _bytes;

    public OnceContent(ReadOnlyMemory<byte> bytes, string mediaType)
    {
        _bytes = bytes;
        Headers.TryAddWithoutValidation("Content-Type", mediaType);
    }

    public bool Started { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Started)
        {
            throw new IOException("A request body is never sent twice.");
        }

        Started = true;
        await stream.WriteAsync(_bytes, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
