// What the public API says of a post. Names and states are part of the contract: add, never rename.
using System.ComponentModel;
using Folkmoot.Networks;

namespace Folkmoot.Publishing.PublicApi;

/// <param name="Hash">SHA-256 of exactly what would go out; an approval names it.</param>
/// <param name="ReleaseAt">When an approved post goes or went out.</param>
internal sealed record PostResource(
    Guid Id,
    [property: Description("Rises with every change; name it when you change the post.")] int Version,
    [property: OneOf(typeof(PostState))] string State,
    string Title,
    string Text,
    IReadOnlyList<string> Languages,
    IReadOnlyList<ImageResource> Images,
    IReadOnlyList<TargetResource> Targets,
    DateTimeOffset? DueAt,
    DateTimeOffset? PublishBy,
    DateTimeOffset? EmbargoUntil,
    DateTimeOffset? ReleaseAt,
    PersonResource Author,
    bool MachineAssisted,
    [property: Description("SHA-256 of exactly what would go out; name it when you approve or return the post.")] string Hash,
    DateTimeOffset ChangedAt,
    IReadOnlyList<ApprovalResource> Approvals,
    [property: Description("How many people must approve it, by the agency's posting policy.")] int ApprovalsNeeded,
    [property: Description("What must be mended before it can be submitted or approved, and what its author should know.")] IReadOnlyList<ProblemResource> Problems,
    IReadOnlyList<string> Labels,
    [property: Description("What its approval chains ask, in order; empty where none holds for it.")] IReadOnlyList<StepResource> Steps);

/// <summary>One step of an approval chain of a post.</summary>
internal sealed record StepResource(
    Guid Id,
    string Chain,
    string Name,
    [property: OneOf("done", "waiting", "later")] string State,
    [property: Description("How many of those asked."), OneOf(typeof(Chains.StepMode))] string Mode,
    int Needed,
    int Approved,
    [property: Description("Who can decide in it now, deputies of absent people included.")] IReadOnlyList<PersonResource> WaitingFor,
    [property: Description("Roles that it asks.")] IReadOnlyList<string> Roles,
    [property: Description("An outside person may decide by a link.")] bool External,
    DateTimeOffset? Since,
    DateTimeOffset? EscalatedAt,
    DateTimeOffset? DoneAt);

internal sealed record ImageResource(Guid MediaId, string AltText, [property: Description("Why it has no description, where it needs none.")] string? Exemption, FocalPoint? Focus = null);

/// <summary>One channel that a post goes to, and how it stands there.</summary>
internal sealed record TargetResource(
    Guid ChannelId,
    string Channel,
    string Network,
    string Text,
    [property: Description("Null before the post is approved."), OneOf(typeof(Channels.DeliveryState))] string? State,
    [property: Description("Why it is not out yet, or what a person must decide.")] string? Reason,
    string? ExternalId,
    string? Url,
    DateTimeOffset? SettledAt,
    [property: Description("What the network counted; null before it was asked, and where it tells nothing.")] CountsResource? Results,
    [property: Description("Since when it is known that the network does not have it any more although nobody here took it back.")] DateTimeOffset? RemovedAt,
    [property: Description("How each part of a thread stands, in order; null for a post of one part.")] IReadOnlyList<PartResource>? Parts = null);

/// <summary>One part of a thread on one channel.</summary>
internal sealed record PartResource(
    [property: Description("From 1.")] int Part,
    string Text,
    [property: OneOf(typeof(Channels.DeliveryState))] string State,
    [property: Description("Why it is not out yet, or what a person must decide.")] string? Reason,
    string? ExternalId,
    string? Url,
    DateTimeOffset? SettledAt);

/// <summary>What a network counted. Null is "not told", never 0.</summary>
internal sealed record CountsResource(
    long? Likes,
    [property: Description("Reposts, boosts, shares and quotes.")] long? Shares,
    long? Replies,
    [property: Description("How often it was shown.")] long? Views,
    [property: Description("How many accounts it was shown to.")] long? Reach,
    [property: Description("As of when.")] DateTimeOffset At)
{
    public static CountsResource? Of(Networks.PostCounts counts, DateTimeOffset? at) =>
        at is { } told ? new CountsResource(counts.Likes, counts.Shares, counts.Replies, counts.Views, counts.Reach, told) : null;
}

internal sealed record PersonResource(Guid Id, string Name);

internal sealed record ApprovalResource(
    [property: OneOf(typeof(ApprovalVerdict))] string Verdict,
    [property: Description("Null for an outside person.")] PersonResource? Person,
    DateTimeOffset At,
    string Reason,
    string Hash,
    DateTimeOffset? VoidedAt,
    [property: Description("Whom the person stood in for as a deputy.")] PersonResource? For,
    [property: Description("The step in which it counts.")] Guid? StepId,
    [property: Description("Name of an outside person who decided by a link.")] string? External);

internal sealed record ProblemResource(
    string Rule, [property: Description("It cannot go out like this; else it is a warning.")] bool Blocks, string Part, Guid? ChannelId, string Message,
    [property: Description("The clause of the agency's posting policy that it breaks.")] string? Clause);

/// <summary>A post in a list.</summary>
internal sealed record PostSummary(Guid Id, string Label, [property: OneOf(typeof(PostState))] string State, DateTimeOffset? At, DateTimeOffset ChangedAt, IReadOnlyList<Guid> Channels);

internal sealed record PostPage(IReadOnlyList<PostSummary> Items, int Page, [property: Description("There is a next page.")] bool More);

internal sealed record ChannelResource(Guid Id, string Name, string? Handle, string Network, [property: Description("Whether a post can be sent there now.")] bool CanSend);
