// Writes down words that are kept ready, or changes them.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Snippets;

internal sealed class SaveSnippet(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="Id">Null for a new one.</param>
    /// <param name="Language">Empty for every language.</param>
    internal sealed record Input(Guid? Id, SnippetKind Kind, string Name, string Title, string Text, string Language);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        var (name, text) = (PostDraft.Clean(input.Name).Replace('\n', ' '), PostDraft.Clean(input.Text));
        var title = input.Kind == SnippetKind.Template ? PostDraft.Clean(input.Title).Replace('\n', ' ') : "";
        if (name.Length is 0 or > Snippet.NameMax)
        {
            return new Outcome.Refused("Name", "publishing.snippets.name.wrong");
        }

        if (title.Length > Post.TitleMax)
        {
            return new Outcome.Refused("Title", "publishing.snippets.title.wrong");
        }

        if (text.Length is 0 or > Snippet.TextMax)
        {
            return new Outcome.Refused("Text", "publishing.snippets.text.wrong");
        }

        if (input.Language.Length > 0 && !PostDraft.IsLanguage(input.Language))
        {
            return new Outcome.Refused("Language", "publishing.snippets.language.wrong");
        }

        var snippet = input.Id is { } id ? await db.Snippets.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) : null;
        if (input.Id is not null && snippet is null)
        {
            return new Outcome.Refused("", "publishing.snippets.gone");
        }

        if (snippet is null)
        {
            if (await db.Snippets.CountAsync(cancellationToken) >= Snippet.CountMax)
            {
                return new Outcome.Refused("", "publishing.snippets.full");
            }

            snippet = new Snippet { Id = Guid.CreateVersion7(now), Name = name, Text = text };
            db.Snippets.Add(snippet);
        }

        (snippet.Kind, snippet.Name, snippet.Title, snippet.Text, snippet.Language) = (input.Kind, name, title, text, input.Language);
        (snippet.ChangedBy, snippet.ChangedAt) = (person, now);
        audit.Record(input.Id is null ? "publishing.snippet.added" : "publishing.snippet.changed", "snippet", snippet.Id, new { name, kind = snippet.Kind.ToString(), snippet.Language });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("Name", "publishing.snippets.name.twice");
        }

        return new Outcome.Made(snippet.Id);
    }
}
