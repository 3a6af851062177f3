// The web floor that every page stands on: pipeline, security headers, languages, error pages, static files, live events.
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Folkmoot.Web;

internal sealed class WebModule : IModule
{
    // More than any network takes in one picture, so that a picture which is too large is refused by the page that knows the limit, and nothing else is lost.
    private const long MostRequestBytes = 128 * 1024 * 1024;

    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton<Texts>();
        services.AddSingleton<LiveEvents>();
        services.AddScoped<PageContext>();
        services.AddScoped<Menu>();
        services.AddScoped<Notices>();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(o => ReaderLanguage.Configure(o));
        services.AddRazorComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "form";
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationPolicyProvider, RightPolicyProvider>();
        services.AddSingleton<IAuthorizationHandler, NamedRightRequirement>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, KeepFormWhenSignedOut>();
        services.AddProblemDetails();
        services.AddValidation();
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        services.Configure<ForwardedHeadersOptions>(o => Security.ConfigureProxies(o, configuration));
        services.Configure<KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = MostRequestBytes;
        });
        services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = MostRequestBytes);
    }

    public void Map(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHsts();
        app.Use(Security.AddHeaders);
        app.UseRequestLocalization();
        app.Use(ReaderLanguage.Remember);
        Problems.Use(app);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(Problems.RefuseForgery);
        app.Use(FillPageAsync);
        app.MapStaticAssets().OpenToAll("styles, script, fonts and pictures of the pages themselves");
        app.MapRazorComponents<App>();
        Live.Map(app);
    }

    /// <summary>Before a page is rendered, the modules that know the reader say who and where they are.</summary>
    private static async Task FillPageAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null)
        {
            var page = context.RequestServices.GetRequiredService<PageContext>();
            foreach (var source in context.RequestServices.GetServices<IPageContextSource>())
            {
                await source.FillAsync(page, context, context.RequestAborted);
            }
        }

        await next(context);
    }
}
