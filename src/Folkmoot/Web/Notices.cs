// A message that outlives one redirect ("Saved"): kept in an encrypted cookie for two minutes and shown by the next page, once.
using System.Security.Cryptography;
using System.Text.Json;
using Folkmoot.Web.Components;
using Microsoft.AspNetCore.DataProtection;

namespace Folkmoot.Web;

/// <summary>Before a redirect: <c>Notices.Success(T["publishing.saved"])</c>.</summary>
internal sealed class Notices(IHttpContextAccessor http, IDataProtectionProvider protection)
{
    private const string CookieName = "notice";
    private const int MostCharacters = 1500;

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Web.Notices").ToTimeLimitedDataProtector();
    private readonly List<Notice> waiting = [];

    public void Success(string text) => Add(new(Tone.Success, text));

    public void Info(string text) => Add(new(Tone.Info, text));

    public void Warning(string text) => Add(new(Tone.Warning, text));

    public void Error(string text) => Add(new(Tone.Error, text));

    /// <summary>What the page before left; reading it removes it.</summary>
    public IReadOnlyList<Notice> Take()
    {
        var context = http.HttpContext!;
        if (context.Request.Cookies[CookieName] is not { } cookie || context.Response.HasStarted)
        {
            return [];
        }

        context.Response.Cookies.Delete(CookieName);
        try
        {
            return JsonSerializer.Deserialize<List<Notice>>(protector.Unprotect(cookie)) ?? [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private void Add(Notice notice)
    {
        waiting.Add(notice with { Text = notice.Text.Length > MostCharacters ? notice.Text[..MostCharacters] : notice.Text });
        var context = http.HttpContext!;
        context.Response.Cookies.Append(CookieName, protector.Protect(JsonSerializer.Serialize(waiting), TimeSpan.FromMinutes(2)), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromMinutes(2),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }

    internal sealed record Notice(Tone Tone, string Text);
}
