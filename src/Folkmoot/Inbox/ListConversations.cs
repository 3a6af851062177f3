// One page of the inbox's queue: what is most urgent and has waited longest comes first.
using Folkmoot.Listening.Events;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

internal enum InboxView
{
    Open,
    Mine,
    Unassigned,
    Closed,
}

/// <param name="Text">Words that occur in what was said or in who said it; empty for all.</param>
/// <param name="Page">From 1.</param>
internal sealed record InboxFilter(InboxView View, Guid? ChannelId, string Text, int Page);

internal sealed record ConversationRow(
    Guid Id, string CitizenName, string CitizenHandle, string Subject, string? Language, string Channel, ConversationState State, Priority Priority,
    Guid? AssigneeId, DateTimeOffset LastMessageAt, DateTimeOffset? UnreadSince, DateTimeOffset? TroubleSince, Urgency Urgency, string? UrgencyLabels)
{
    /// <summary>Why it stands where it stands; null where nothing is urgent.</summary>
    public LabelFact? Reason => Urgency == Urgency.None ? null : MessageLabels.Read(UrgencyLabels).FirstOrDefault(l => l.Task == "urgency");
}

/// <param name="More">Whether there is another page.</param>
internal sealed record ConversationPage(IReadOnlyList<ConversationRow> Rows, bool More);

internal sealed class ListConversations(StoreDb db)
{
    public const int PageSize = 25;

    /// <param name="personId">Whose conversations are <see cref="InboxView.Mine"/>.</param>
    public async Task<ConversationPage> RunAsync(InboxFilter filter, Guid? personId, CancellationToken cancellationToken)
    {
        var rows = await Ordered(Matching(filter, personId), filter.View)
            .Skip((Math.Max(1, filter.Page) - 1) * PageSize).Take(PageSize + 1)
            .Join(db.Channels, c => c.ChannelId, h => h.Id, (c, h) => new ConversationRow(
                c.Id, c.CitizenName, c.CitizenHandle, c.Subject, c.Language, h.Name, c.State, c.Priority, c.AssigneeId, c.LastMessageAt, c.UnreadSince, c.TroubleSince, c.Urgency,
                db.Messages.Where(m => m.Id == c.UrgencyMessageId).Select(m => m.Labels).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return new ConversationPage([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    /// <summary>How many conversations each view holds.</summary>
    public async Task<IReadOnlyDictionary<InboxView, int>> CountAsync(Guid? personId, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<InboxView, int>();
        foreach (var view in Enum.GetValues<InboxView>().Where(v => v != InboxView.Closed))
        {
            counts[view] = await Matching(new InboxFilter(view, null, "", 1), personId).CountAsync(cancellationToken);
        }

        return counts;
    }

    private IQueryable<Conversation> Matching(InboxFilter filter, Guid? personId)
    {
        var all = db.Conversations.AsNoTracking();
        all = filter.View switch
        {
            InboxView.Open => all.Where(c => c.State == ConversationState.Open),
            InboxView.Mine => all.Where(c => c.State == ConversationState.Open && c.AssigneeId == personId),
            InboxView.Unassigned => all.Where(c => c.State == ConversationState.Open && c.AssigneeId == null),
            _ => all.Where(c => c.State == ConversationState.Closed),
        };
        if (filter.ChannelId is { } channelId)
        {
            all = all.Where(c => c.ChannelId == channelId);
        }

        foreach (var word in filter.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            var pattern = $"%{Escaped(word)}%";
            all = all.Where(c => db.Messages.Any(m => m.ConversationId == c.Id && EF.Functions.Like(m.Folded, pattern, "\\")));
        }

        return all;
    }

    // The databases differ in where an absent instant sorts: whether there is one is ordered by itself.
    private static IQueryable<Conversation> Ordered(IQueryable<Conversation> all, InboxView view) => view == InboxView.Closed
        ? all.OrderByDescending(c => c.LastMessageAt).ThenBy(c => c.Id)
        : all.OrderBy(c => c.TroubleSince == null).ThenBy(c => c.UnreadSince == null).ThenByDescending(c => c.Priority).ThenByDescending(c => c.Urgency)
            .ThenBy(c => c.UnreadSince).ThenByDescending(c => c.LastMessageAt).ThenBy(c => c.Id);

    private static string Escaped(string word) => Fold.Text(word)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
