// Knows whether there is an agency yet; once there is one, there always will be.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.SetUp;

internal sealed class SetUpState(IServiceScopeFactory scopes)
{
    public const string Path = "/set-up";

    private volatile bool _done;

    public async Task<bool> IsDoneAsync(CancellationToken cancellationToken)
    {
        if (!_done)
        {
            await using var scope = scopes.CreateAsyncScope();
            _done = await scope.ServiceProvider.GetRequiredService<StoreDb>().Agencies.AnyAsync(cancellationToken);
        }

        return _done;
    }

    /// <summary>Leads every page to the set-up while there is no agency, and hides the set-up for good once there is one.</summary>
    public async Task GateAsync(HttpContext context, RequestDelegate next)
    {
        var isSetUp = context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase);
        var isPage = context.Request.Path == "/" || context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
        if (!isPage || await IsDoneAsync(context.RequestAborted) != isSetUp)
        {
            await next(context);
        }
        else if (isSetUp)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            context.Response.Redirect(Path);
        }
    }
}
