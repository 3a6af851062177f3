// What stands beside a conversation.
namespace Folkmoot.Inbox.Pages;

public sealed record AsideFacts(
    Guid Id, string Citizen, string Handle, bool IsOpen, bool HasTrouble, DateTimeOffset? UnreadSince, string? Language, Priority Priority, Guid? AssigneeId,
    Guid? PriorityBy, int Urgency, object? UrgencyLabel)
{
    internal static AsideFacts Of(Conversation c, string citizen, object? urgencyLabel) =>
        new(c.Id, citizen, c.CitizenHandle, c.State == ConversationState.Open, c.TroubleSince is not null, c.UnreadSince, c.Language, c.Priority, c.AssigneeId,
            c.PriorityBy, (int)c.Urgency, urgencyLabel);
}
