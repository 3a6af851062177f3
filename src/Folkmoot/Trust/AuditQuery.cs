// The filter of the audit trail as it stands in an address, for the page and for the files. Pure.
using System.Globalization;
using Folkmoot.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace Folkmoot.Trust;

/// <param name="To">The last day that counts.</param>
internal sealed record AuditQuery(string? Action, string? Person, string? Subject, string? Id, string? From, string? To)
{
    /// <summary>How "the system itself" is written where a person's id would stand.</summary>
    public const string System = "system";

    public AuditFilter Filter(TimeZoneInfo zone) => new(
        Given(Action),
        Given(Person) == System ? Guid.Empty : Guid.TryParse(Person, out var person) ? person : null,
        Given(Subject),
        Guid.TryParse(Id, out var id) ? id : null,
        LocalDays.Start(From, zone),
        LocalDays.End(To, zone));

    /// <summary>The address with this filter, and further values.</summary>
    public string Address(string path, params ReadOnlySpan<(string Name, long? Value)> further)
    {
        var values = new Dictionary<string, string?>
        {
            ["action"] = Given(Action),
            ["person"] = Given(Person),
            ["subject"] = Given(Subject),
            ["id"] = Given(Id),
            ["from"] = Given(From),
            ["to"] = Given(To),
        };
        foreach (var (name, value) in further)
        {
            values[name] = value?.ToString(CultureInfo.InvariantCulture);
        }

        return QueryHelpers.AddQueryString(path, values.Where(v => v.Value is not null));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
