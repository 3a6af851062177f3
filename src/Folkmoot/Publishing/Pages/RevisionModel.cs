// A post's revisions as its page hands them to their list: the page reads, because parts that read at the same time would share one store.
using Folkmoot.Publishing.Revisions;

namespace Folkmoot.Publishing.Pages;

public sealed class RevisionModel
{
    internal RevisionModel(Guid postId, IReadOnlyList<RevisionRow> rows) => (PostId, Rows) = (postId, rows);

    internal Guid PostId { get; }

    /// <summary>Newest first.</summary>
    internal IReadOnlyList<RevisionRow> Rows { get; }
}
