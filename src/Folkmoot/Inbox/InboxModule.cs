// Inbox: conversations with citizens on every channel, and what colleagues do about them.
using Folkmoot.Channels;
using Folkmoot.Listening.Events;
using Folkmoot.Web;
using Folkmoot.Work;

namespace Folkmoot.Inbox;

internal sealed class InboxModule : IModule
{
    /// <summary>What pages listen to: something in the inbox has changed.</summary>
    public const string Topic = "inbox";

    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<Staff>();
        services.AddScoped<ListConversations>();
        services.AddScoped<ReadConversation>();
        services.AddScoped<AssignConversation>();
        services.AddScoped<AddNote>();
        services.AddScoped<ReplyToConversation>();
        services.AddScoped<SuggestForConversation>();
        services.AddScoped<CloseConversation>();
        services.AddScoped<ReopenConversation>();
        services.AddScoped<PrioritiseConversation>();
        services.AddScoped<ISendGuard, SendGuard>();
        services.AddHandler<OpenFromMention, MentionStored>(Lane.Reply);
        services.AddHandler<OnCorrected, MentionCorrected>(Lane.Reply);
        services.AddHandler<OnSettled, DeliverySettled>(Lane.Reply, when: f => f.OwnerKind == ReplyToConversation.OwnerKind);
        services.AddSingleton(new MenuEntry("inbox.menu", "/inbox", Right.InboxRead, 30));
    }

    public void Map(WebApplication app) => InboxActs.Map(app);
}
