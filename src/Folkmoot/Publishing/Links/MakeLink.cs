// Makes a short link: with a word that somebody chose, or with signs of its own.
using System.Security.Cryptography;
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Links;

internal sealed class MakeLink(StoreDb db, LinkAddress address, Actor actor, IAudit audit, TimeProvider clock)
{
    private const int Tries = 5;

    /// <param name="Word">Empty for signs of its own.</param>
    internal sealed record Input(string Target, string Word, string Note);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, now, note) = (actor.Required, clock.GetUtcNow(), PostDraft.Clean(input.Note).Replace('\n', ' '));
        if (LinkRules.Target(input.Target, address.Root) is not { } target)
        {
            return new Outcome.Refused("Target", "publishing.links.target.wrong");
        }

        if (note.Length > ShortLink.NoteMax)
        {
            return new Outcome.Refused("Note", "publishing.links.note.wrong");
        }

        var word = string.IsNullOrWhiteSpace(input.Word) ? null : LinkRules.Word(input.Word);
        if (word is null && !string.IsNullOrWhiteSpace(input.Word))
        {
            return new Outcome.Refused("Word", "publishing.links.word.wrong");
        }

        for (var attempt = 1; ; attempt++)
        {
            var code = word ?? LinkRules.Make(RandomNumberGenerator.GetBytes(LinkRules.MadeLength));
            var link = new ShortLink
            {
                Id = Guid.CreateVersion7(now),
                Code = code,
                Words = $"{code} {target} {note}".ToLowerInvariant(),
                Target = target,
                Note = note,
                CreatedBy = person,
                CreatedAt = now,
            };
            db.ShortLinks.Add(link);
            audit.Record("publishing.link.made", "link", link.Id, new { link.Code, link.Target });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return new Outcome.Made(link.Id);
            }
            catch (DbUpdateException e) when (db.IsUniqueViolation(e) && (word is not null || attempt < Tries))
            {
                db.ChangeTracker.Clear();
                if (word is not null)
                {
                    return new Outcome.Refused("Word", "publishing.links.word.taken");
                }
            }
        }
    }
}
