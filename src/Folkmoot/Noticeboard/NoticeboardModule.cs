// The agency's own public pages and feeds: a network like any other, there from the first minute.
using Folkmoot.Accounts;
using Folkmoot.Networks;
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
        services.AddScoped<TakeDown>();
        services.AddHandler<EnsureNoticeboard, AgencyCreated>(Lane.Alert);
        services.AddHandler<RenewFace, AgencyChanged>();
        services.AddSingleton(new MenuEntry("noticeboard.name", "/noticeboard", Right.PostsRead, 60));
    }

    public void Map(WebApplication app) => PublicRoutes.Map(app);
}
