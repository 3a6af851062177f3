// Founds the demonstration agency with its people, by the use cases that found a real one.
using Folkmoot.Accounts;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Accounts.People;

namespace Folkmoot.Demo;

internal static class FoundAgency
{
    public const string Slug = "marlow-ferry";
    public const string Name = "City of Marlow Ferry";
    public const string TimeZone = "America/New_York";
    public const string MailDomain = "marlowferry.example";

    /// <summary>Everybody's; printed when the demonstration starts. Nothing here is worth protecting.</summary>
    public const string Password = "lantern-river-seventeen";

    /// <summary>How long ago the agency began with Folkmoot.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromDays(26);

    public static async Task<(Guid AgencyId, IReadOnlyDictionary<string, DemoStaff> Staff)> RunAsync(
        PastHouse house, DemoTexts texts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        house.Clock.PutTo(now - Age);
        var agency = await house.InAsync(Guid.Empty, null, (CreateAgency create) =>
            create.RunAsync(new(Name, Slug, TimeZone, "en", IsDemonstration: true), cancellationToken));
        var agencyId = agency.Required.Id;
        var staff = new Dictionary<string, DemoStaff>(StringComparer.Ordinal);
        foreach (var person in texts.People)
        {
            var added = await house.InAsync(Guid.Empty, null, (AddPerson add) =>
                add.RunAsync(new(agencyId, person.Name, Mail(person.Key), Password, person.Roles), cancellationToken));
            staff[person.Key] = new DemoStaff(added.Required.Id, person.Name, person.Roles);
        }

        return (agencyId, staff);
    }

    public static string Mail(string key) => $"{key}@{MailDomain}";
}
