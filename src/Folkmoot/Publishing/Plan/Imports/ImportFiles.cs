// Files around the import: the template with the agency's own channels, and the bad rows with what is wrong beside them.
using System.Globalization;
using Folkmoot.Web;
using Microsoft.AspNetCore.Mvc;

namespace Folkmoot.Publishing.Plan.Imports;

internal static class ImportFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/posts/import/template.csv", TemplateAsync).Needs(Right.PostsWrite);
        routes.MapPost("/posts/import/problems.csv", ProblemsAsync).Needs(Right.PostsWrite);
    }

    /// <summary>The bad rows as they were, with number and problems in two columns more: mended, it can be imported as it is.</summary>
    public static string Problems(CheckedImport seen, Func<Problem, string> write)
    {
        List<int> places = [.. Enumerable.Range(0, seen.Header!.Names.Count).Where(p => !ImportHeader.Remarks.Contains(seen.Header.Names[p].Trim().ToLowerInvariant()))];
        List<string> lines = [Csv.Row([.. ImportHeader.Remarks, .. places.Select(p => seen.Header.Names[p].Trim())])];
        foreach (var row in seen.Rows.Where(r => r.IsBad))
        {
            var problems = row.Problems.Where(p => p.Blocks).Select(p => $"{ImportHeader.ColumnOf(p, seen.World)}: {write(p)}".TrimStart(':', ' '));
            lines.Add(Csv.Row([row.Row.Number.ToString(CultureInfo.InvariantCulture), string.Join('\n', problems), .. places.Select(p => p < row.Row.Cells.Count ? row.Row.Cells[p] : "")]));
        }

        return Written(lines);
    }

    private static async Task<IResult> TemplateAsync(CheckImport check, HttpContext http, CancellationToken cancellationToken)
    {
        var world = await check.WorldAsync(cancellationToken);
        var versions = world.Channels.Values.Where(c => c.CanSend).Select(c => ImportHeader.VersionPrefix + c.Name);
        return File(http, "posts.csv", Written([Csv.Row([.. ImportHeader.All, .. versions])]));
    }

    private static async Task<IResult> ProblemsAsync(
        [FromForm(Name = "Take.Rows")] string? rows, CheckImport check, Texts texts, PageContext page, HttpContext http, CancellationToken cancellationToken)
    {
        var seen = await check.RunAsync(rows ?? "", cancellationToken);
        return seen.Header is null ? Results.BadRequest() : File(http, "posts-problems.csv", Problems(seen, p => ProblemTexts.Write(texts, p, page.TimeZone)));
    }

    /// <summary>With a byte order mark, by which spreadsheets know that it is UTF-8.</summary>
    private static string Written(IEnumerable<string> lines) => "\uFEFF" + string.Concat(lines.Select(l => l + "\r\n"));

    private static IResult File(HttpContext http, string name, string text)
    {
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return Results.Text(text, "text/csv", System.Text.Encoding.UTF8);
    }
}
