// Writes, files, submits, approves and returns the demonstration's posts, each at its own time.
using Folkmoot.Accounts;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan;

namespace Folkmoot.Demo;

internal sealed class PostHistory(PastHouse house, Guid agencyId, IReadOnlyDictionary<string, DemoStaff> staff, DemoDays days, DemoChannels channels, SandboxState network)
{
    /// <summary>How much of its lead is left when a post is submitted, and when it is decided about.</summary>
    private const double SubmittedAt = 0.7;
    private const double DecidedAt = 0.3;

    /// <summary>A post for a day to come was written and approved today.</summary>
    private static readonly TimeSpan PreparedAgo = TimeSpan.FromHours(3);

    /// <summary>What is to be posted by hand still is when somebody looks in on the day after.</summary>
    private static readonly TimeSpan TimeToPost = TimeSpan.FromDays(2);

    private readonly Dictionary<string, Guid> _campaigns = new(StringComparer.Ordinal);

    /// <summary>Ids of the posts by their keys, as far as they have been written.</summary>
    public Dictionary<string, Guid> Written { get; } = new(StringComparer.Ordinal);

    public IEnumerable<Happening> Of(DemoPost post)
    {
        var at = days.At(post.At);
        var ready = at < days.Now ? at : days.Now - PreparedAgo;
        var lead = TimeSpan.FromMinutes(post.Lead);
        yield return new(ready - lead, token => WriteAsync(post, at, token));
        if (post.State == DemoPostState.Draft)
        {
            yield break;
        }

        yield return new(ready - (lead * SubmittedAt), token => SubmitAsync(post, token));
        if (post.State == DemoPostState.Waiting)
        {
            yield break;
        }

        yield return new(ready - (lead * DecidedAt), token => DecideAsync(post, token));
        if (post.State == DemoPostState.Refused)
        {
            yield return new(at, _ =>
            {
                network.Fail(new SandboxFault(SandboxFaultKind.Status, Status: StatusCodes.Status409Conflict));
                return Task.CompletedTask;
            });
        }
        else if (post.State == DemoPostState.Published)
        {
            yield return Happening.Nothing(at);
        }
    }

    private async Task WriteAsync(DemoPost post, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var draft = new PostDraft(
            post.Title, post.Text, [post.Language], post.ByHand ? [channels.ByHand] : channels.All, post.Short is { } text ? [new ChannelText(channels.Training, text)] : [], [],
            post.State is DemoPostState.Draft or DemoPostState.Returned ? null : days.LocalMinute(at), post.ByHand ? days.LocalMinute(days.Now + TimeToPost) : null);
        var outcome = await house.InAsync(agencyId, staff[post.By], (SavePost save) => save.RunAsync(new SaveRequest(null, 0, draft), cancellationToken));
        Written[post.Key] = outcome is Saved saved ? saved.PostId : throw new InvalidOperationException($"The demonstration's post {post.Key} was not saved: {outcome}.");
        if (post.Campaign is { } campaign)
        {
            await FileAsync(post, campaign, cancellationToken);
        }
    }

    private async Task FileAsync(DemoPost post, string campaign, CancellationToken cancellationToken)
    {
        if (!_campaigns.TryGetValue(campaign, out var id))
        {
            var outcome = await house.InAsync(agencyId, staff[post.By], (SaveCampaign save) => save.RunAsync(new SaveCampaign.Input(null, 0, campaign, false), cancellationToken));
            _campaigns[campaign] = id = outcome is Outcome.Made made ? made.Id : throw new InvalidOperationException($"The demonstration's campaign {campaign} was not made: {outcome}.");
        }

        Done(post, await house.InAsync(agencyId, staff[post.By], (FilePost file) => file.RunAsync(new FileRequest(Written[post.Key], id, []), cancellationToken)));
    }

    private async Task SubmitAsync(DemoPost post, CancellationToken cancellationToken) =>
        Done(post, await house.InAsync(agencyId, staff[post.By], (SubmitPost submit) => submit.RunAsync(Written[post.Key], cancellationToken)));

    private async Task DecideAsync(DemoPost post, CancellationToken cancellationToken)
    {
        var approver = staff[post.ApprovedBy ?? throw new InvalidOperationException($"The demonstration's post {post.Key} has no approver.")];
        var id = Written[post.Key];
        var seen = await house.InAsync(agencyId, approver, (LoadPost load) => load.FindAsync(id, cancellationToken))
            ?? throw new InvalidOperationException($"The demonstration's post {post.Key} is not there.");
        Done(post, post.State == DemoPostState.Returned
            ? await house.InAsync(agencyId, approver, (ReturnPost back) => back.RunAsync(new ReturnRequest(id, seen.Hash, post.Reason ?? ""), cancellationToken))
            : await house.InAsync(agencyId, approver, (ApprovePost approve) => approve.RunAsync(new ApproveRequest(id, seen.Hash), cancellationToken)));
    }

    private static void Done(DemoPost post, PostOutcome outcome)
    {
        if (outcome is not PostDone)
        {
            var why = outcome is PostFaulty faulty ? string.Join(", ", faulty.Problems) : outcome.ToString();
            throw new InvalidOperationException($"The demonstration's post {post.Key} came to a stop: {why}.");
        }
    }
}
