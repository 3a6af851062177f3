// Carries out calls to a far end of ours, going wrong where its script says so.
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Folkmoot.Networks.Sandbox;

/// <summary>What a far end of ours answers.</summary>
internal sealed record SandboxAnswer(int Status, string Body, string MediaType = "application/json; charset=utf-8");

/// <param name="refusal">The body of a scripted status, in the far end's own shape; the training network's where there is none.</param>
internal sealed class FaultScript(TimeProvider clock, Func<int, string>? refusal = null)
{
    private const int BodyMax = 48 * 1024 * 1024;
    private const int HugeBytes = 256 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly List<(SandboxFault Fault, int Left)> _faults = [];

    public void Set(IEnumerable<SandboxFault> faults)
    {
        lock (_lock)
        {
            _faults.Clear();
            _faults.AddRange(faults.Select(fault => (fault, fault.Times)));
        }
    }

    /// <summary>Runs one call: reads its body, lets <paramref name="accept"/> act on it, writes the answer, with the fault that is next.</summary>
    public async Task RunAsync(HttpContext context, string operation, Func<byte[], Task<SandboxAnswer>> accept)
    {
        var fault = Take(operation);
        if (fault?.Kind == SandboxFaultKind.CutBeforeBody)
        {
            context.Abort();
            return;
        }

        if (await BodyAsync(context.Request).ConfigureAwait(false) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        switch (fault?.Kind)
        {
            case SandboxFaultKind.Latency:
                // Not ended by the caller's going away: a real far end goes on working too.
                await Task.Delay(TimeSpan.FromMilliseconds(fault.Milliseconds), clock, CancellationToken.None).ConfigureAwait(false);
                break;
            case SandboxFaultKind.CutAfterBody:
                context.Abort();
                return;
            case SandboxFaultKind.Status:
                context.Response.Headers.RetryAfter = fault.RetryAfter;
                await WriteAsync(context, new(fault.Status, Refusal(fault.Status))).ConfigureAwait(false);
                return;
            default:
                break;
        }

        var answer = await accept(body).ConfigureAwait(false);
        switch (fault?.Kind)
        {
            case SandboxFaultKind.CutAfterAccept:
                context.Abort();
                break;
            case SandboxFaultKind.CutInResponse:
                await CutAsync(context, answer).ConfigureAwait(false);
                break;
            case SandboxFaultKind.Garbage:
                await WriteAsync(context, answer with { Body = "<<not what you asked for" }).ConfigureAwait(false);
                break;
            case SandboxFaultKind.Huge:
                await FloodAsync(context, answer).ConfigureAwait(false);
                break;
            default:
                await WriteAsync(context, answer).ConfigureAwait(false);
                break;
        }
    }

    private string Refusal(int status) => refusal?.Invoke(status) ?? $$"""{"error":"Scripted","message":"The script says {{status}}."}""";

    private SandboxFault? Take(string operation)
    {
        lock (_lock)
        {
            int at = _faults.FindIndex(entry => entry.Fault.On == "*" || entry.Fault.On == operation);
            if (at < 0)
            {
                return null;
            }

            var (fault, left) = _faults[at];
            if (left == 1)
            {
                _faults.RemoveAt(at);
            }
            else if (left > 1)
            {
                _faults[at] = (fault, left - 1);
            }

            return fault;
        }
    }

    private static async Task<byte[]?> BodyAsync(HttpRequest request)
    {
        if (request.ContentLength is > BodyMax)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > BodyMax)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static async Task WriteAsync(HttpContext context, SandboxAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        // An answer without a body may be one that must have none (204): writing even nothing would break the connection behind it.
        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = answer.MediaType;
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body)).ConfigureAwait(false);
        }
    }

    private static async Task CutAsync(HttpContext context, SandboxAnswer answer)
    {
        var bytes = Encoding.UTF8.GetBytes(answer.Body);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.MediaType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2)).ConfigureAwait(false);
        await context.Response.Body.FlushAsync().ConfigureAwait(false);
        context.Abort();
    }

    private static async Task FloodAsync(HttpContext context, SandboxAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.MediaType;
        var spaces = new byte[64 * 1024];
        spaces.AsSpan().Fill((byte)' ');
        for (int written = 0; written < HugeBytes && !context.RequestAborted.IsCancellationRequested; written += spaces.Length)
        {
            await context.Response.Body.WriteAsync(spaces).ConfigureAwait(false);
        }
    }
}
