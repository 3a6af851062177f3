// Registers what makes the Noticeboard an actor of ActivityPub.
using Folkmoot.Web;
using Folkmoot.Work;

namespace Folkmoot.Noticeboard.Federation;

internal static class FederationParts
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ActorKeys>();
        services.AddSingleton<SenderKeys>();
        services.AddScoped<WriteNotes>();
        services.AddScoped<Announce>();
        services.AddScoped<Receive>();
        services.AddScoped<KeepReactions>();
        services.AddScoped<ReadReplies>();
        services.AddScoped<PutUpAnswer>();
        services.AddScoped<SwitchFederation>();
        services.AddScoped<BlockServer>();
        services.AddScoped<ICheck, CheckFederation>();
        // Half of the hands at most: followers in thousands of places never keep an alert waiting.
        services.AddHandler<Spread, SpreadActivity>(Lane.Campaign);
        services.AddHandler<DeliverOne, DeliverActivity>(Lane.Campaign);
        services.AddHandler<TidyFederation, TidyFederationDue>(Lane.Analytics);
        services.AddSchedule("Noticeboard.TidyFederation", TimeSpan.FromDays(1), () => new TidyFederationDue());
        services.AddSingleton(new MenuEntry("noticeboard.federation.menu", "/noticeboard/followers", Right.ChannelsRead, 61));
    }

    public static void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder board)
    {
        Discovery.Map(routes);
        board.MapPost("inbox", InboxRoute.AnswerAsync);
        FederationActs.Map(routes);
    }
}
