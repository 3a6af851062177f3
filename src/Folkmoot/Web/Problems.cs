// The one place that turns exceptions and bare status codes into a page for people or ProblemDetails for machines.
using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Folkmoot.Web;

internal static class Problems
{
    public static void Use(WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            StatusCodeSelector = e => Failure.Of(e).Status,
            ExceptionHandler = context =>
                WriteAsync(context, Failure.Of(context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error)),
        });
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext, Failure.Of(context.HttpContext.Response.StatusCode)));
    }

    /// <summary>Answers a form whose antiforgery token is not (or no longer) valid before anything runs; comes after UseAntiforgery.</summary>
    public static Task RefuseForgery(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } refused)
        {
            return next(context);
        }

        // While this feature is there nobody may read the form, and the error page must, to keep what was written. Nothing else runs after it.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        return WriteAsync(context, refused.Error is null ? Failure.Expired : Failure.Of(refused.Error));
    }

    public static async Task WriteAsync(HttpContext context, Failure failure)
    {
        context.Response.StatusCode = failure.Status;
        var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        if (!IsForPerson(context.Request))
        {
            context.Response.Headers.CacheControl = "no-store";
            var texts = context.RequestServices.GetRequiredService<Texts>();
            await context.Response.WriteAsJsonAsync(
                new ProblemDetails
                {
                    Status = failure.Status,
                    Title = texts[failure.Text + ".title"],
                    Detail = texts[failure.Text + ".what"] + " " + texts[failure.Text + ".next"],
                    Extensions = { ["traceId"] = trace },
                },
                options: null,
                "application/problem+json",
                context.RequestAborted);
            return;
        }

        var kept = failure == Failure.Expired || failure == Failure.SignedOut ? await KeptForm.OfAsync(context) : null;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(await RenderAsync(context.RequestServices, failure, trace, kept), context.RequestAborted);
    }

    /// <summary>Rendered without the page's frame, which may need the database that has just failed.</summary>
    private static async Task<string> RenderAsync(IServiceProvider services, Failure failure, string trace, KeptForm? kept)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ErrorPage>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(ErrorPage.Text)] = failure.Text,
                [nameof(ErrorPage.Trace)] = failure.Status >= 500 ? trace : null,
                [nameof(ErrorPage.Kept)] = kept,
            }));
            return "<!DOCTYPE html>\n" + page.ToHtmlString();
        });
    }

    private static bool IsForPerson(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api")
        && request.Headers.Accept.Any(a => a is not null && a.Contains("text/html", StringComparison.OrdinalIgnoreCase));
}

/// <summary>Keeps what a person wrote when their session ended while they were writing: instead of a redirect that loses it, a page that holds it.</summary>
internal sealed class KeepFormWhenSignedOut : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Challenged && KeptForm.IsPossible(context.Request)
            ? Problems.WriteAsync(context, Failure.SignedOut)
            : usual.HandleAsync(next, context, policy, authorizeResult);
}
