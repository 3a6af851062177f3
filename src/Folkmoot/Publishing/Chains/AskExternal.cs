// Makes a link by which a named outside person decides in a step that allows it, about the post exactly as it is.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Chains;

internal sealed class AskExternal(StoreDb db, LoadPost load, ReadStanding standings, ReviewToken tokens, PostLog log, Actor actor, TimeProvider clock)
{
    public sealed record Input(Guid PostId, Guid? StepId, string Name, string Email, int? Hours);

    /// <summary>Whether the actor may make and revoke such links.</summary>
    public static bool MayAsk(Actor actor) => actor.Has(Right.PostsWrite) || actor.Has(Right.AgencyManage);

    /// <summary>The secret of what was made is the link's token.</summary>
    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, now, name) = (actor.Required, clock.GetUtcNow(), input.Name.Trim());
        if (!MayAsk(actor) || await load.FindAsync(input.PostId, cancellationToken) is not { Post.State: PostState.InReview } loaded)
        {
            return new Outcome.Refused("", "publishing.external.not-now");
        }

        if (name.Length is 0 or > ExternalRequest.NameMax)
        {
            return new Outcome.Refused(nameof(input.Name), "publishing.external.name.wrong");
        }

        if (EmailAddress.Read(input.Email) is not { } email)
        {
            return new Outcome.Refused(nameof(input.Email), "publishing.external.email.wrong");
        }

        var normal = EmailAddress.Normal(email);
        if (await db.Memberships.AnyAsync(m => db.Users.Any(p => p.Id == m.PersonId && p.NormalizedEmail == normal), cancellationToken))
        {
            return new Outcome.Refused(nameof(input.Email), "publishing.external.email.ours");
        }

        if (input.Hours is not (>= 1 and <= ExternalRequest.HoursMax))
        {
            return new Outcome.Refused(nameof(input.Hours), "publishing.external.hours.wrong");
        }

        var standing = await standings.OfAsync(input.PostId, await db.WritersAsync(input.PostId, cancellationToken), cancellationToken);
        if (standing.Steps.FirstOrDefault(s => s.Id == input.StepId && s is { External: true, Waits: true }) is not { } step)
        {
            return new Outcome.Refused(nameof(input.StepId), "publishing.external.step.wrong");
        }

        var id = Guid.CreateVersion7(now);
        var token = tokens.New(id);
        db.ExternalRequests.Add(new ExternalRequest
        {
            Id = id,
            PostId = input.PostId,
            StepId = step.Id,
            Name = name,
            Email = email,
            TokenHash = Secrets.Hash(token),
            Hash = loaded.Hash,
            CreatedBy = person,
            CreatedAt = now,
            ExpiresAt = now.AddHours(input.Hours.Value),
        });
        log.Record(input.PostId, PostAct.ExternalAsked, name, new { request = id, step = step.Id, hash = loaded.Hash, hours = input.Hours });
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Made(id, token);
    }
}
