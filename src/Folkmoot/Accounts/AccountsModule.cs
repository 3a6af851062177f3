// People, agencies and what each person may do.
namespace Folkmoot.Accounts;

internal sealed class AccountsModule : IModule
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<Actor>();
    }
}
