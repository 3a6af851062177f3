// A post as it is seen on the training network, in the two languages of the product.
using System.Globalization;
using System.Net;

namespace Folkmoot.Networks.Sandbox;

internal static class SandboxPage
{
    public const string Style =
        "body{margin:0;font:1.0625rem/1.6 system-ui,sans-serif;background:#f4f6fa;color:#1b1b1b}"
        + "header,footer{padding:1rem max(1rem,50vw - 20rem);background:#16305a;color:#fff}footer{background:#dfe6ee;color:#2f3b4a;font-size:.9375rem}"
        + "main{max-width:37rem;margin:2rem auto;padding:1.5rem;background:#fff;border:1px solid #c6cace;border-radius:.5rem;overflow-wrap:anywhere}"
        + "h1{margin:0;font-size:1.25rem}time{color:#565c65;font-size:.9375rem}footer p{margin:0}"
        + "@media(max-width:40rem){main{margin:1rem}}";

    /// <summary>Nothing is loaded but the style, and nothing runs.</summary>
    public const string Policy = "default-src 'none'; style-src 'self'";

    public static string Write(SandboxPost post)
    {
        var language = WebUtility.HtmlEncode(post.Languages.Count > 0 ? post.Languages[0] : "und");
        var text = WebUtility.HtmlEncode(post.Text).Replace("\n", "<br>", StringComparison.Ordinal);
        var alts = string.Concat(post.Images.Select(image => $"<li>{WebUtility.HtmlEncode(image.Alt)}</li>"));
        var images = alts.Length == 0 ? "" : $"""
            <p>Images, by their descriptions · <span lang="es">Imágenes, por sus descripciones</span></p><ul lang="{language}">{alts}</ul>
            """;
        var edited = post.EditedAt is not { } at ? "" : string.Create(CultureInfo.InvariantCulture, $"""
            <p>Edited · <span lang="es">Editada</span> <time datetime="{at:O}">{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC</time>{(post.Note is { Length: > 0 } note ? $" <span dir=\"auto\">{WebUtility.HtmlEncode(note)}</span>" : "")}</p>
            """);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{WebUtility.HtmlEncode(post.Account)} · Training network</title>
            <link rel="stylesheet" href="../page.css">
            <header>Training network · <span lang="es">Red de prácticas</span></header>
            <main>
            <h1>{WebUtility.HtmlEncode(post.Account)}</h1>
            <p lang="{language}" dir="auto">{text}</p>
            {images}
            {edited}
            <time datetime="{post.CreatedAt:O}">{post.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC</time>
            </main>
            <footer><p>A post on the training network. Nobody outside sees it.</p><p lang="es">Una publicación en la red de prácticas. Nadie de fuera la ve.</p></footer>
            </html>
            """);
    }
}
