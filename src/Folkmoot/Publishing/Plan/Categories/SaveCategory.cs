// Makes a category, gives it another name or look, archives it or opens it again.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Categories;

internal sealed class SaveCategory(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="Id">Null for a new one.</param>
    /// <param name="Version">That its editor had before them.</param>
    internal sealed record Input(Guid? Id, int Version, string Name, CategoryColour Colour, CategorySign Sign, bool Archived = false);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, now, name) = (actor.Required, clock.GetUtcNow(), PostDraft.OneLine(input.Name));
        if (name.Length is 0 or > PostCategory.NameMax)
        {
            return new Outcome.Refused("Name", "publishing.category.name.wrong");
        }

        if (!Enum.IsDefined(input.Colour) || !Enum.IsDefined(input.Sign))
        {
            return new Outcome.Refused("Colour", "publishing.category.look.wrong");
        }

        var category = input.Id is { } id ? await db.PostCategories.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) : null;
        if (input.Id is not null && category?.Version != input.Version)
        {
            return new Outcome.Refused("", "publishing.category.changed");
        }

        if (category is null && await db.PostCategories.CountAsync(cancellationToken) >= FindCategories.Most)
        {
            return new Outcome.Refused("", "publishing.category.many");
        }

        var before = category is null ? null : new { category.Name, Colour = category.Colour.ToString(), Sign = category.Sign.ToString(), Archived = category.ArchivedAt is not null };
        if (category is null)
        {
            category = new PostCategory { Id = Guid.CreateVersion7(now), Name = name, Key = PostCategory.KeyOf(name), CreatedBy = person, CreatedAt = now };
            db.PostCategories.Add(category);
        }
        else
        {
            (category.Name, category.Key, category.Version) = (name, PostCategory.KeyOf(name), category.Version + 1);
        }

        (category.Colour, category.Sign) = (input.Colour, input.Sign);
        category.ArchivedAt = input.Archived ? category.ArchivedAt ?? now : null;
        audit.Record(
            before is null ? "publishing.category.added" : "publishing.category.changed", "post-category", category.Id,
            new { before, name, colour = input.Colour.ToString(), sign = input.Sign.ToString(), archived = input.Archived });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new Outcome.Made(category.Id);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "publishing.category.changed");
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("Name", "publishing.category.name.taken");
        }
    }
}
