// Which language a page is written in: ?lang=es (remembered in a cookie), then the cookie, then what the browser asks for.
using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;

namespace Folkmoot.Web;

internal static class ReaderLanguage
{
    public const string QueryKey = "lang";
    public const string CookieName = "language";

    public static RequestLocalizationOptions Configure(RequestLocalizationOptions options)
    {
        options.SetDefaultCulture(Texts.English).AddSupportedCultures(Texts.Languages).AddSupportedUICultures(Texts.Languages);
        options.FallBackToParentCultures = true;
        options.FallBackToParentUICultures = true;
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(Chosen(context.Request.Query[QueryKey]))),
            new CustomRequestCultureProvider(context => Task.FromResult(Chosen(context.Request.Cookies[CookieName]))),
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
        return options;
    }

    /// <summary>Remembers a language that was chosen by <c>?lang=</c>.</summary>
    public static Task Remember(HttpContext context, RequestDelegate next)
    {
        if (Chosen(context.Request.Query[QueryKey]) is not null)
        {
            context.Response.Cookies.Append(CookieName, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }

        return next(context);
    }

    private static ProviderCultureResult? Chosen(StringValues value) =>
        value.Count == 1 && Texts.Languages.Contains(value[0], StringComparer.Ordinal) ? new ProviderCultureResult(value[0]) : null;
}
