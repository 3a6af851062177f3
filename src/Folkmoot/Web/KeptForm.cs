// The fields of a form that could not be accepted, so that the error page can offer to send them again: nothing that was written is lost.
using Microsoft.AspNetCore.Antiforgery;

namespace Folkmoot.Web;

/// <param name="Action">Where the form goes.</param>
/// <param name="Fields">Names and values as sent, the old antiforgery token left out and a fresh one put in.</param>
/// <param name="HadFiles">Files cannot be kept; the page says so.</param>
public sealed record KeptForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles)
{
    private const int MostCharacters = 500_000;

    /// <summary>Only for a form that this site's own page sent: a foreign page must not be able to have a person confirm its form.</summary>
    internal static bool IsPossible(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.Headers["Sec-Fetch-Site"] == "same-origin";

    internal static async Task<KeptForm?> OfAsync(HttpContext context)
    {
        if (!IsPossible(context.Request))
        {
            return null;
        }

        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        var tokens = antiforgery.GetAndStoreTokens(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        List<KeyValuePair<string, string>> fields =
        [
            .. form.Where(f => f.Key != tokens.FormFieldName).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))),
        ];
        if (fields.Any(f => f.Key.Contains("password", StringComparison.OrdinalIgnoreCase)) || fields.Sum(f => f.Key.Length + f.Value.Length) > MostCharacters)
        {
            return null;
        }

        fields.Add(KeyValuePair.Create(tokens.FormFieldName, tokens.RequestToken ?? ""));
        return new KeptForm(context.Request.PathBase + context.Request.Path + context.Request.QueryString, fields, form.Files.Count > 0);
    }
}
