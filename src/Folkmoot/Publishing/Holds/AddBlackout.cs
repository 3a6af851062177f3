// An administrator sets a time in which posts are held; what is approved already is held too.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Holds;

internal sealed class AddBlackout(StoreDb db, LiveEvents live, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="From">Wall-clock time in the agency's zone.</param>
    /// <param name="Channels">Empty for all.</param>
    internal sealed record Input(DateTime? From, DateTime? Until, BlackoutKind Kind, string Words, IReadOnlyList<Guid> Channels);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, now, words) = (actor.Required, clock.GetUtcNow(), input.Words.Trim());
        var zone = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        if (input.From is null || BlackoutTimes.Start(input.From.Value, zone) is not { } from)
        {
            return new Outcome.Refused("From", input.From is null ? "publishing.blackout.time.missing" : "publishing.blackout.time.skipped");
        }

        if (input.Until is null || BlackoutTimes.End(input.Until.Value, zone) is not { } until)
        {
            return new Outcome.Refused("Until", input.Until is null ? "publishing.blackout.time.missing" : "publishing.blackout.time.skipped");
        }

        if (until <= from || until <= now)
        {
            return new Outcome.Refused("Until", "publishing.blackout.time.order");
        }

        if (!Enum.IsDefined(input.Kind) || (input.Kind == BlackoutKind.Other && words.Length == 0) || words.Length > BlackoutPeriod.WordsMax)
        {
            return new Outcome.Refused("Words", "publishing.blackout.words.wrong");
        }

        var channels = input.Channels.Distinct().ToList();
        if (await db.Channels.CountAsync(c => channels.Contains(c.Id), cancellationToken) != channels.Count)
        {
            return new Outcome.Refused("Channels", "publishing.blackout.channels.wrong");
        }

        var period = new BlackoutPeriod
        {
            Id = Guid.CreateVersion7(now),
            From = from,
            Until = until,
            TimeZone = zone,
            Kind = input.Kind,
            Words = words,
            Channels = channels,
            CreatedBy = person,
            CreatedAt = now,
        };
        db.BlackoutPeriods.Add(period);
        audit.Record("publishing.blackout.added", "blackout-period", period.Id, new { from, until, zone, kind = input.Kind.ToString(), words, channels });
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(db.AgencyId, OnSettled.Topic);
        return new Outcome.Made(period.Id);
    }
}
