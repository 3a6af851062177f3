// The agency's own public pages and feeds: a network like any other, there from the first minute.
using System.CommandLine;
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Noticeboard.Corrections;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Web;
using Folkmoot.Work;

namespace Folkmoot.Noticeboard;

internal sealed class NoticeboardModule : IModule
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        PublicAddress.Add(services, configuration);
        services.AddSingleton<INetwork, NoticeboardNetwork>();
        services.AddSingleton<PublicPages>();
        services.AddScoped<ReadBoard>();
        services.AddScoped<RenderPage>();
        services.AddScoped<PutUp>();
        services.AddScoped<FindPost>();
        services.AddScoped<CountReactions>();
        services.AddScoped<TakeDown>();
        services.AddSingleton<KeySeal>();
        services.AddScoped<EnsureKey>();
        services.AddScoped<ChangeKey>();
        services.AddScoped<SignPost>();
        services.AddScoped<CheckClaim>();
        services.AddHandler<SignWaiting, PostsUnsigned>();
        services.AddHandler<MakeMissingKeys, KeysDue>();
        services.AddSchedule("Noticeboard.MakeMissingKeys", TimeSpan.FromMinutes(5), () => new KeysDue());
        services.AddHandler<EnsureNoticeboard, AgencyCreated>(Lane.Alert);
        services.AddHandler<RenewFace, AgencyChanged>();
        FederationParts.Add(services);
        services.AddScoped<CorrectNotice>();
        services.AddSingleton(new MenuEntry("noticeboard.name", "/noticeboard", Right.PostsRead, 60));
    }

    public IEnumerable<Command> Commands(CommandHost host) => [VerifyCommand.Create()];

    public void Map(WebApplication app) => PublicRoutes.Map(app);
}
