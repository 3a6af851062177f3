// The trainer's controls over HTTP; a test in the same process uses SandboxState itself.
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Folkmoot.Networks.Sandbox;

internal sealed class SandboxControl(SandboxState state)
{
    public async Task FaultsAsync(HttpContext context)
    {
        if (await ReadAsync(context, SandboxJson.Shapes.SandboxFaultArray).ConfigureAwait(false) is { } faults)
        {
            state.Fail(faults);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    public async Task SayAsync(HttpContext context)
    {
        if (await ReadAsync(context, SandboxJson.Shapes.SandboxItemArray).ConfigureAwait(false) is { } items)
        {
            state.Say(context.Request.Query["account"].ToString(), items);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    public Task PostsAsync(HttpContext context) => context.Response.WriteAsJsonAsync(state.Posts(), SandboxJson.Shapes.IReadOnlyListSandboxPost);

    public Task CountsAsync(HttpContext context) => context.Response.WriteAsJsonAsync(
        state.Counts().ToDictionary(entry => entry.Key.ToString(), entry => entry.Value), SandboxJson.Shapes.IReadOnlyDictionaryStringInt32);

    public Task ResetAsync(HttpContext context)
    {
        state.Reset();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return await context.Request.ReadFromJsonAsync(shape, context.RequestAborted).ConfigureAwait(false);
        }
        catch (JsonException broken)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync($"Not understood: {broken.Path}.").ConfigureAwait(false);
            return null;
        }
    }
}
