// A house with an inbox: an agency, two agents, and a channel on a training network that runs in this process.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Inbox;
using Folkmoot.Listening.Events;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Inbox;

internal sealed class InboxHouse : IAsyncDisposable
{
    private readonly Heard _heard;

    private InboxHouse(TestHouse house, SandboxServer network, Heard heard, TestPerson ana, TestPerson ben, Guid channelId)
    {
        (House, Network, _heard, Ana, Ben, ChannelId) = (house, network, heard, ana, ben, channelId);
    }

    public TestHouse House { get; }

    public SandboxServer Network { get; }

    public TestPerson Ana { get; }

    public TestPerson Ben { get; }

    public Guid ChannelId { get; }

    public Guid AgencyId => Ana.AgencyId;

    public static async Task<InboxHouse> OpenAsync(Engine engine)
    {
        var network = await SandboxServer.StartAsync(0, TimeProvider.System, CancellationToken.None);
        var heard = new Heard();
        var house = await TestHouse.OpenAsync(engine, services => services.AddSingleton<IMentionFacts>(heard));
        var agency = await house.AnAgencyAsync();
        var ana = await house.APersonAsync(agency, Role.Agent, Role.Administrator);
        var ben = await house.APersonAsync(agency, Role.Agent);
        var connected = await house.AsAsync(ana, (ConnectChannel connect) => connect.RunAsync(
            new ConnectRequest("sandbox", "City Hall", new Dictionary<string, string?> { ["account"] = "city", ["url"] = network.Url.ToString() }), default));
        return new InboxHouse(house, network, heard, ana, ben, connected.Required);
    }

    /// <summary>A citizen says something to the channel; what follows from it is done when this returns.</summary>
    public async Task<MentionFacts> SayAsync(
        string text, string id = "m1", string author = "rosa", string? root = null, string? replyTo = null, IncomingKind kind = IncomingKind.Reply,
        string? sentiment = null, string? language = "en", DateTimeOffset? at = null, Guid? channelId = null,
        params LabelFact[] labels)
    {
        var mention = new MentionFacts(
            Guid.CreateVersion7(House.Clock.GetUtcNow()), channelId ?? ChannelId, "sandbox", id, kind, $"id-{author}", author, author, text,
            at ?? House.Clock.GetUtcNow(), null, language, sentiment, replyTo, root, null, null, labels);
        _heard.All[mention.Id] = mention;
        await HearAsync(mention);
        return mention;
    }

    /// <summary>A person corrects a label of what was said.</summary>
    public async Task CorrectAsync(MentionFacts mention, string? sentiment, params LabelFact[] labels)
    {
        _heard.All[mention.Id] = mention with { Sentiment = sentiment, Labels = labels };
        await House.InAsync(AgencyId, async (IServiceProvider services) =>
        {
            services.GetRequiredService<Jobs>().Publish(new MentionCorrected(mention.Id));
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        await House.RunDueJobsAsync();
    }

    /// <summary>The inbox is told of the mention, perhaps not for the first time.</summary>
    public async Task HearAsync(params MentionFacts[] mentions)
    {
        await House.InAsync(AgencyId, async (IServiceProvider services) =>
        {
            Array.ForEach(mentions, m => services.GetRequiredService<Jobs>().Publish(new MentionStored(m.Id)));
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        await House.RunDueJobsAsync();
    }

    public Task<List<Conversation>> ConversationsAsync() =>
        House.InAsync(AgencyId, (StoreDb db) => db.Conversations.AsNoTracking().OrderBy(c => c.CreatedAt).ToListAsync());

    public async Task<Conversation> TheConversationAsync() => (await ConversationsAsync()).ShouldHaveSingleItem();

    public async Task<ConversationView> ThreadAsync() =>
        (await House.InAsync(AgencyId, async (ReadConversation read) => await read.RunAsync((await TheConversationAsync()).Id, default))).ShouldNotBeNull();

    public Task<InboxOutcome> AnswerAsync(TestPerson person, Conversation conversation, string text, Guid? replyId = null, bool close = false, int? seen = null) =>
        House.AsAsync(person, (ReplyToConversation reply) => reply.RunAsync(
            new ReplyRequest(conversation.Id, replyId ?? Guid.CreateVersion7(House.Clock.GetUtcNow()), text, "en", null, seen ?? conversation.Answers, close), default));

    public Task<List<string>> ActsAsync(Guid subject) => House.InAsync(AgencyId, (StoreDb db) =>
        db.AuditEntries.AsNoTracking().Where(a => a.SubjectId == subject).OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await Network.DisposeAsync();
    }

    private sealed class Heard : IMentionFacts
    {
        public Dictionary<Guid, MentionFacts> All { get; } = [];

        public Task<MentionFacts?> FindAsync(Guid mentionId, CancellationToken cancellationToken) => Task.FromResult(All.GetValueOrDefault(mentionId));
    }
}
