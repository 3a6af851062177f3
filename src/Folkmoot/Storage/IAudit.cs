// The seam by which every module, also those below Trust, records an act in the audit trail.
namespace Folkmoot.Storage;

/// <summary>
/// Records an act in the current transaction: it is kept if, and only if, what it records is. Kept by <c>Trust</c>.
/// </summary>
internal interface IAudit
{
    /// <param name="action">Verb in the past, module first: <c>publishing.post.approved</c>.</param>
    /// <param name="subject">Kind and id of what was acted on: <c>post</c>.</param>
    /// <param name="details">Facts for a later reader: ids, hashes, states, reasons. No personal data of citizens.</param>
    void Record(string action, string subject, Guid subjectId, object? details = null);

    /// <summary>The same for an agency that is not the scope's own (system work).</summary>
    void RecordFor(Guid agencyId, string action, string subject, Guid subjectId, object? details = null);
}
