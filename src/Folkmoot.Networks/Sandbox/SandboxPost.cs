// What the training network holds: posts that were accepted, and items that people there "said".
namespace Folkmoot.Networks.Sandbox;

/// <summary>An accepted post. Two of one <paramref name="Key"/> are the double post that must never be.</summary>
/// <param name="EditedAt">When its words were last changed; null for never.</param>
/// <param name="Note">What was wrong, as its author said with the change.</param>
public sealed record SandboxPost(
    string Id,
    string Account,
    Guid Key,
    string Text,
    IReadOnlyList<string> Languages,
    IReadOnlyList<SandboxImage> Images,
    string? ReplyTo,
    DateTimeOffset CreatedAt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? EditedAt = null,
    string? Note = null);

/// <summary>An image of a post: its bytes are checked on arrival and not kept.</summary>
public sealed record SandboxImage(string MediaType, string Sha256, int Bytes, string Alt);

/// <summary>Something that a resident of the training network says to an account.</summary>
/// <param name="Id">Given twice, the item arrives twice.</param>
/// <param name="ReplyTo">The post or item that it answers.</param>
/// <param name="Root">The first post of the thread; null when it is that itself.</param>
public sealed record SandboxItem(
    string Id, IncomingKind Kind, string AuthorId, string Author, string Text, DateTimeOffset At, string? Language = null, string? ReplyTo = null, string? Root = null);
