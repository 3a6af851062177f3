// Asks which pages a person may publish on, and what they are called.
using System.Globalization;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.LinkedIn;

internal sealed record LinkedInPage(string Id, string Name, string Url);

internal sealed class LinkedInPages(LinkedInHttp http)
{
    public const string Prefix = "urn:li:organization:";

    private const int PageSize = 100;
    private const int PagesMax = 10;
    private const int NamesAtOnce = 50;

    /// <summary>Those that the interface lets publish; DIRECT_SPONSORED_CONTENT_POSTER makes advertisements only.</summary>
    private static readonly string[] Roles = ["ADMINISTRATOR", "CONTENT_ADMINISTRATOR", "CONTENT_ADMIN"];

    /// <summary>The pages, or the call that failed.</summary>
    public async Task<(IReadOnlyList<LinkedInPage>? Pages, Exchange? Failed)> OfPersonAsync(Uri server, string token, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        for (int page = 0; page < PagesMax; page++)
        {
            var exchange = await http.GetAsync(
                server, token, string.Create(CultureInfo.InvariantCulture, $"organizationAcls?q=roleAssignee&state=APPROVED&start={page * PageSize}&count={PageSize}"), cancellationToken).ConfigureAwait(false);
            if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, LinkedInJson.Shapes.RoleList)?.Elements is not { } roles)
            {
                return (null, exchange);
            }

            ids.AddRange(roles.Where(role => Roles.Contains(role.Role) && role.State is null or "APPROVED").Select(role => Number(role.Organization ?? role.OrganizationTarget)).OfType<string>());
            if (roles.Count < PageSize)
            {
                break;
            }
        }

        return await NamedAsync(server, token, [.. ids.Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
    }

    private async Task<(IReadOnlyList<LinkedInPage>? Pages, Exchange? Failed)> NamedAsync(Uri server, string token, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var pages = new List<LinkedInPage>();
        foreach (var some in ids.Chunk(NamesAtOnce))
        {
            var exchange = await http.GetAsync(server, token, $"organizationsLookup?ids=List({string.Join(',', some)})", cancellationToken).ConfigureAwait(false);
            if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, LinkedInJson.Shapes.OrganizationMap)?.Results is not { } names)
            {
                return (null, exchange);
            }

            pages.AddRange(some.Select(id => new LinkedInPage(
                id, Words.Clean(names.GetValueOrDefault(id)?.LocalizedName) is { Length: > 0 } name ? name : id, $"https://www.linkedin.com/company/{id}/")));
        }

        return (pages, null);
    }

    private static string? Number(string? urn) =>
        urn?.StartsWith(Prefix, StringComparison.Ordinal) == true && LinkedInSettings.IsNumber(urn[Prefix.Length..]) ? urn[Prefix.Length..] : null;
}
