// Adds a feed whose items become drafts, or changes what is made of them; what was made before stays as it is.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Chains;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Feeds;

internal sealed class SaveFeed(StoreDb db, LoadPost load, ReadChains chains, Jobs jobs, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="Id">Null for a new one.</param>
    /// <param name="Version">That its editor had before them.</param>
    internal sealed record Input(
        Guid? Id, int Version, string Name, string Address, IReadOnlyList<Guid> Channels, Guid? CampaignId, Guid? CategoryId, IReadOnlyList<string> Labels,
        string Language, FeedWording Wording, int PerDay, FeedStart Start, int StartCount);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, now, name, address) = (actor.Required, clock.GetUtcNow(), PostDraft.OneLine(input.Name), input.Address.Trim());
        if ((Fault(input, name, address) ?? await MissingAsync(input, cancellationToken)) is { } fault)
        {
            return fault;
        }

        var feed = input.Id is { } id ? await db.PostFeeds.SingleOrDefaultAsync(f => f.Id == id && f.RemovedAt == null, cancellationToken) : null;
        if (input.Id is not null && feed?.Version != input.Version)
        {
            return new Outcome.Refused("", "publishing.feed.changed");
        }

        if (feed is null && await db.PostFeeds.CountAsync(f => f.RemovedAt == null, cancellationToken) >= FindFeeds.Most)
        {
            return new Outcome.Refused("", "publishing.feed.many");
        }

        var (isNew, moved) = (feed is null, feed?.Address != address);
        if (feed is null)
        {
            feed = new PostFeed { Id = Guid.CreateVersion7(now), Name = name, Address = address, Language = input.Language, CreatedAt = now };
            db.PostFeeds.Add(feed);
        }
        else if (moved)
        {
            // Another place begins anew, with the choice for a first reading.
            (feed.Cursor, feed.FirstReadAt, feed.NextReadAt, feed.LastError, feed.Failures) = (null, null, null, null, 0);
        }

        (feed.Name, feed.Address, feed.Language, feed.Wording, feed.PerDay, feed.Start, feed.StartCount) = (name, address, input.Language, input.Wording, input.PerDay, input.Start, input.StartCount);
        (feed.Channels, feed.Labels, feed.CampaignId, feed.CategoryId, feed.ChangedBy) =
            ([.. input.Channels.Distinct()], input.Labels.Count > 0 ? [.. input.Labels.Distinct()] : null, input.CampaignId, input.CategoryId, person);
        feed.Version += isNew ? 0 : 1;
        if (moved && feed.PausedAt is null)
        {
            var due = new FeedDue(feed.Id);
            await jobs.AddAsync(due, cancellationToken, key: due.Key);
        }

        audit.Record(isNew ? "publishing.feed.added" : "publishing.feed.changed", FindFeeds.Subject, feed.Id, new
        {
            name,
            address,
            channels = feed.Channels,
            feed.Language,
            wording = feed.Wording.ToString(),
            feed.PerDay,
            start = feed.Start.ToString(),
            feed.StartCount,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new Outcome.Made(feed.Id);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "publishing.feed.changed");
        }
    }

    /// <summary>What it leads to is for the guarded connection to judge, each time anew.</summary>
    public static bool IsAddress(string address) =>
        address.Length <= PostFeed.AddressMax && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0;

    private static Outcome.Refused? Fault(Input input, string name, string address) =>
        name.Length is 0 or > PostFeed.NameMax ? new("Name", "publishing.feed.name.wrong")
        : !IsAddress(address) ? new("Address", "networks.rss.url.wrong")
        : input.Channels.Count == 0 ? new("Channels", "publishing.feed.channels.missing")
        : !PostDraft.IsLanguage(input.Language) || input.Language.Length == 0 ? new("Language", "publishing.feed.language.missing")
        : !Enum.IsDefined(input.Wording) ? new("Wording", "publishing.feed.wording.missing")
        : input.PerDay is < 1 or > PostFeed.PerDayMax ? new("PerDay", "publishing.feed.perDay.wrong")
        : !Enum.IsDefined(input.Start) ? new("Start", "publishing.feed.start.missing")
        : input.Start == FeedStart.Newest && input.StartCount is < 1 or > PostFeed.StartMax ? new("StartCount", "publishing.feed.startCount.wrong")
        : null;

    private async Task<Outcome.Refused?> MissingAsync(Input input, CancellationToken cancellationToken)
    {
        var channels = await load.ChannelsAsync(cancellationToken);
        if (!input.Channels.All(c => channels.TryGetValue(c, out var channel) && channel.CanSend))
        {
            return new("Channels", "publishing.feed.channels.missing");
        }

        var labels = (await chains.NowAsync(cancellationToken)).Set.Labels;
        return input.Labels.Any(l => !labels.Contains(l)) ? new("Labels", "publishing.feed.labels.gone")
            : input.CampaignId is { } campaign && !await db.Campaigns.AnyAsync(c => c.Id == campaign, cancellationToken) ? new("CampaignId", "publishing.feed.campaign.gone")
            : input.CategoryId is { } category && !await db.PostCategories.AnyAsync(c => c.Id == category, cancellationToken) ? new("CategoryId", "publishing.feed.category.gone")
            : null;
    }
}
