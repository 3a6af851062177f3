// Trust: the audit trail, the register of models, and the log of what machines decided.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Folkmoot.Trust;

internal sealed class TrustModule : IModule
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IAudit, AuditTrail>();
        services.AddSingleton<IInterceptor, AuditSeal>();
        services.AddScoped<CheckAudit>();
        services.AddScoped<ICheck, CheckChains>();
    }
}
