// Trust: the audit trail, the register of models, and the log of what machines decided.
using Folkmoot.Storage;
using Folkmoot.Text;
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
        services.AddScoped<ICheck, CheckChains>();
        services.AddScoped<ICheck, CheckModels>();
    }
}
