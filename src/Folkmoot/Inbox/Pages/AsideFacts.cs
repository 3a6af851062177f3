// What stands beside a conversation.
namespace Folkmoot.Inbox.Pages;

public sealed record AsideFacts(
    Guid Id, string Citizen, string Handle, bool IsOpen, bool HasTrouble, DateTimeOffset? UnreadSince, string? Language, Priority Priority, Guid? AssigneeId)
{
    internal static AsideFacts Of(Conversation c, string citizen) =>
        new(c.Id, citizen, c.CitizenHandle, c.State == ConversationState.Open, c.TroubleSince is not null, c.UnreadSince, c.Language, c.Priority, c.AssigneeId);
}
