// Makes a recurring post of a post that is there, or changes its words and its rhythm; what was made of it before stays as it is.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Revisions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Recurring;

internal sealed class SaveRecurring(StoreDb db, LoadPost load, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="Id">Null for a new one, of the post <paramref name="PostId"/>.</param>
    /// <param name="Version">That its editor had before them.</param>
    internal sealed record Input(
        Guid? Id, int Version, Guid? PostId, string Name, string Title, string Text, Recurrence Recurrence, TimeOnly? At, int LeadDays, bool Submits);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, now, name) = (actor.Required, clock.GetUtcNow(), PostDraft.OneLine(input.Name));
        var (title, text) = (PostDraft.OneLine(input.Title), PostDraft.Clean(input.Text));
        if (Fault(input, name, title, text) is { } fault)
        {
            return fault;
        }

        var recurring = input.Id is { } id ? await db.RecurringPosts.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) : await OfAsync(input.PostId, now, cancellationToken);
        if (recurring is null)
        {
            return new Outcome.Refused("", "publishing.recurring.noPost");
        }

        if (input.Id is not null && recurring.Version != input.Version)
        {
            return new Outcome.Refused("", "publishing.recurring.changed");
        }

        (recurring.Name, recurring.At, recurring.LeadDays, recurring.Submits) = (name, new TimeOnly(input.At!.Value.Hour, input.At.Value.Minute), input.LeadDays, input.Submits);
        recurring.Content = (RevisionContent.Read(recurring.Content) with { Title = title, Text = text }).Write();
        var rule = input.Recurrence;
        (recurring.Rhythm, recurring.Every, recurring.Days, recurring.Number, recurring.From, recurring.Until) = (rule.Rhythm, rule.Every, [.. rule.Days.Distinct()], rule.Number, rule.From, rule.Until);
        (recurring.ChangedBy, recurring.Writers) = (person, [.. recurring.Writers.Append(person).Distinct()]);
        if (input.Id is null)
        {
            db.RecurringPosts.Add(recurring);
        }
        else
        {
            recurring.Version++;
        }

        audit.Record(input.Id is null ? "publishing.recurring.added" : "publishing.recurring.changed", "recurring-post", recurring.Id, new
        {
            name,
            rhythm = rule.Rhythm.ToString(),
            rule.Every,
            days = rule.Days.Select(d => d.ToString()),
            rule.Number,
            rule.From,
            rule.Until,
            at = recurring.At.ToString("HH:mm", null),
            input.LeadDays,
            input.Submits,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new Outcome.Made(recurring.Id);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "publishing.recurring.changed");
        }
    }

    private static Outcome.Refused? Fault(Input input, string name, string title, string text) =>
        name.Length is 0 or > RecurringPost.NameMax ? new("Name", "publishing.recurring.name.wrong")
        : title.Length > Post.TitleMax ? new("Title", "publishing.recurring.title.long")
        : text.Length is 0 or > Post.TextMax ? new("Text", "publishing.recurring.text.wrong")
        : input.At is null ? new("At", "publishing.recurring.at.missing")
        : input.LeadDays is < 0 or > RecurringPost.LeadMax ? new("LeadDays", "publishing.recurring.lead.wrong")
        : input.Recurrence.Fault is { } wrong ? new(wrong.Part, wrong.TextKey)
        : null;

    /// <summary>With the channels, images, own texts, campaign, category and tags of the post.</summary>
    private async Task<RecurringPost?> OfAsync(Guid? postId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (postId is not { } id || await load.FindAsync(id, cancellationToken) is not { } loaded)
        {
            return null;
        }

        var writers = await db.WritersAsync(id, cancellationToken);
        return new RecurringPost
        {
            Id = Guid.CreateVersion7(now),
            Name = "",
            Content = (RevisionContent.Of(loaded.Post) with { DueAt = null, PublishBy = null, EmbargoUntil = null }).Write(),
            CampaignId = loaded.Post.CampaignId,
            CategoryId = loaded.Post.CategoryId,
            Tags = loaded.Post.Tags,
            MachineAssisted = loaded.Post.MachineAssisted,
            Writers = [loaded.Post.AuthorId, .. writers],
            CreatedAt = now,
        };
    }
}
