// A far end for tests that lets its posts be edited, and keeps what they say.
using Folkmoot.Networks;

namespace Folkmoot.Tests.Publishing;

internal sealed class EditablePaper(string name, int textMax) : PaperNetwork(name, textMax), IEdit
{
    /// <summary>What the next edits answer; empty is "edited".</summary>
    public Queue<EditOutcome> EditAnswers { get; } = new();

    /// <summary>Every call: which post, and what it was to say.</summary>
    public List<(string ExternalId, PostEdit Edit)> Edits { get; } = [];

    public Task<EditOutcome> EditAsync(Account account, string externalId, PostEdit edit, CancellationToken cancellationToken)
    {
        Edits.Add((externalId, edit));
        return Task.FromResult(EditAnswers.TryDequeue(out var told) ? told : new Edited(edit.Content.Text));
    }
}
