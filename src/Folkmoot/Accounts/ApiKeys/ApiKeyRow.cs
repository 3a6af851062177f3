// A key as a table shows it.
namespace Folkmoot.Accounts.ApiKeys;

/// <param name="Start">Its first letters, to tell it from others.</param>
/// <param name="Person">In whose name it acts.</param>
public sealed record ApiKeyRow(
    Guid Id, string Name, string Start, string Person, IReadOnlyList<string> Rights, DateTimeOffset? LastUsedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>So many are shown; a person needs a handful.</summary>
    public const int Most = 200;
}

internal static class ApiKeyRows
{
    /// <summary>The latest keys that are not revoked.</summary>
    public static IQueryable<ApiKeyRow> Rows(this IQueryable<ApiKey> keys, IQueryable<Person> people) => keys
        .Where(k => k.RevokedAt == null).OrderByDescending(k => k.Id).Take(ApiKeyRow.Most)
        .Join(people, k => k.PersonId, p => p.Id, (k, p) => new ApiKeyRow(k.Id, k.Name, k.Start, p.Name, k.Rights, k.LastUsedAt, k.ExpiresAt));
}
