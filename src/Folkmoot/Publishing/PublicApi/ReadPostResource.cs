// Writes a post the way the public API shows it.
using System.Text.Json;
using Folkmoot.Networks;
using Folkmoot.Publishing.Chains;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.PublicApi;

internal sealed class ReadPostResource(StoreDb db, ViewPost view, Texts texts)
{
    public async Task<PostResource?> RunAsync(Guid postId, CancellationToken cancellationToken)
    {
        if (await view.RunAsync(postId, cancellationToken) is not { } found)
        {
            return null;
        }

        var (post, channels) = (found.Loaded.Post, found.Loaded.Channels);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(post.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        PersonResource Person(Guid id) => new(id, found.Names.GetValueOrDefault(id, ""));
        return new PostResource(
            post.Id,
            post.Version,
            Word(post.State),
            post.Title,
            post.Text,
            post.Languages,
            [.. post.Images.OrderBy(i => i.Position).Select(i => new ImageResource(i.MediaId, i.AltText, i.Exemption, i.Focus))],
            [.. post.Targets.Select(t =>
            {
                var parts = found.Deliveries.Where(d => d.ChannelId == t.ChannelId).OrderBy(d => d.Part).ToList();
                // A thread is out when its last part is: until then the part that comes next says how it stands.
                var (delivery, standing) = (parts.FirstOrDefault(), parts.Find(d => d.State != Channels.DeliveryState.Sent) ?? parts.FirstOrDefault());
                var channel = channels.GetValueOrDefault(t.ChannelId);
                var result = delivery is null ? null : found.Results.GetValueOrDefault(delivery.Id)?.Latest;
                return new TargetResource(
                    t.ChannelId, channel?.Name ?? "", channel?.Network?.Name ?? "", post.TextFor(t.ChannelId), standing is null ? null : Channels.Words.Of(standing.State),
                    standing?.Reason is { } reason ? texts.Resolve(reason) : null, delivery?.ExternalId, delivery?.Url, standing?.SettledAt,
                    result is null ? null : CountsResource.Of(result.Counts, result.ReadAt), result?.GoneAt,
                    parts.Count < 2 ? null : [.. parts.Select(p => new PartResource(
                        p.Part + 1, p.ReadContent().Text, Channels.Words.Of(p.State), p.Reason is { } why ? texts.Resolve(why) : null, p.ExternalId, p.Url, p.SettledAt))]);
            })],
            post.DueAt,
            post.PublishBy,
            post.EmbargoUntil,
            post.ReleaseAt,
            Person(post.AuthorId),
            post.MachineAssisted,
            found.Loaded.Hash,
            post.ChangedAt,
            [.. found.Approvals.Select(a => new ApprovalResource(
                Word(a.Verdict), a.PersonId is { } person ? Person(person) : null, a.At, a.Reason, a.Hash, a.VoidedAt,
                a.ForPersonId is { } absent ? Person(absent) : null, a.StepId, found.Outside.FirstOrDefault(r => r.Id == a.ExternalId)?.Name))],
            found.ApprovalsNeeded,
            Problems([.. found.Problems, .. found.Claims, .. found.Hints], zone),
            post.Labels ?? [],
            [.. found.Standing.Steps.Select(s => new StepResource(
                s.Id, s.Chain, s.Name, s.DoneAt is not null ? "done" : s.Waits ? "waiting" : "later", Word(s.Mode), found.Standing.Needed(s), found.Standing.Counted(s),
                [.. found.Standing.Asked(s).Keys.Select(Person)], [.. s.Roles.Select(Word)], s.External, s.StartedAt, s.EscalatedAt, s.DoneAt))]);
    }

    public IReadOnlyList<ProblemResource> Problems(IEnumerable<Problem> problems, TimeZoneInfo zone) =>
        [.. problems.Select(p => new ProblemResource(p.Rule, p.Blocks, Word(p.Part), p.ChannelId, ProblemTexts.Write(texts, p, zone), p.Clause?.Number))];

    /// <summary>The agency's zone, in which problems name times.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancellationToken)
    {
        var name = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
    }

    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static PostState? StateOf(string word) => Enum.GetValues<PostState>().Where(s => Word(s) == word).Select(s => (PostState?)s).FirstOrDefault();
}
