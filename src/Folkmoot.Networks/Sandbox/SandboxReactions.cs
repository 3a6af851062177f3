// What residents of the training network did with a post, beside answering it.
namespace Folkmoot.Networks.Sandbox;

public sealed record SandboxReactions(int Likes, int Shares, int Views);

/// <summary>What the far end counts of a post.</summary>
internal sealed record SandboxResult(string Id, int Likes, int Shares, int Replies, int Views);
