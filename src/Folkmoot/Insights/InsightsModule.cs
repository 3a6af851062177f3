// Insights: reads every module's tables and shows what is going on; nobody uses it.
using Folkmoot.Web;

namespace Folkmoot.Insights;

internal sealed class InsightsModule : IModule
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ReadFigures>();
        services.AddScoped<ReadDesk>();
        services.AddScoped<ReadReasons>();
        services.AddSingleton(new MenuEntry("insights.menu", "/dashboard", Right.ListeningRead, 10));
    }

    public void Map(WebApplication app) => FiguresFile.Map(app);
}
