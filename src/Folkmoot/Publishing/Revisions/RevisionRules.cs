// Which savings are one revision. Pure.
namespace Folkmoot.Publishing.Revisions;

internal static class RevisionRules
{
    /// <summary>What one person types in so long a time is one revision, however often the form saved it.</summary>
    public static readonly TimeSpan OneRevision = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether what a person saves now belongs to the last revision: the form saved that one by itself, for the same person, a little while ago,
    /// and nobody was asked to read it since.
    /// </summary>
    public static bool Joins(PostRevision last, Guid? person, DateTimeOffset? submittedAt, DateTimeOffset now) =>
        last.Automatic && person is not null && last.PersonId == person && now - last.BegunAt < OneRevision && !(submittedAt >= last.BegunAt);
}
