// Trust: the audit trail, the register of models, and the log of what machines decided.
using System.CommandLine;
using Folkmoot.Storage;
using Folkmoot.Text;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Folkmoot.Trust;

internal sealed class TrustModule : IModule
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IAudit, AuditTrail>();
        services.AddSingleton<IInterceptor, AuditSeal>();
        services.AddScoped<CheckAudit>();
        services.AddSingleton(ModelCatalogue.Shipped);
        services.AddSingleton<ModelRegister>();
        services.AddScoped<Decide>();
        services.AddScoped<OverrideDecision>();
        services.AddScoped<RecordProposal>();
        services.AddScoped<ICheck, CheckChains>();
        services.AddScoped<ICheck, CheckModels>();
        services.AddScoped<FindAudit>();
        services.AddScoped<FindDecisions>();
        services.AddSingleton<PublicRegister>();
        services.AddSingleton(new MenuEntry("trust.audit.menu", "/audit", Right.AuditRead, 80));
        services.AddSingleton(new MenuEntry("trust.decisions.menu", "/decisions", Right.AuditRead, 81));
    }

    public void Map(WebApplication app)
    {
        AuditFiles.Map(app);
        PublicRegister.Map(app);
    }

    public IEnumerable<Command> Commands(CommandHost host) => TextCommands.All();
}
