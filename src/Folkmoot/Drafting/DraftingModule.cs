// Drafting: machines that propose texts to people: Folkmoot's own rules, and an optional large model, off unless the operator and the agency both want it.
using Folkmoot.Drafting.Own;
using Folkmoot.Drafting.Protocol;
using Folkmoot.Drafting.Translations;
using Folkmoot.Networks;
using Folkmoot.Trust;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Folkmoot.Drafting;

internal sealed class DraftingModule : IModule
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LanguageOptions>().Bind(configuration.GetSection(LanguageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddGuardedClient(ModelClient.Client, provider => Reach(provider.GetRequiredService<IOptions<LanguageOptions>>().Value));
        services.AddSingleton<IChatClient, ModelClient>();
        services.AddSingleton<Running>();
        services.AddSingleton<IMask, PersonalMask>();
        services.AddSingleton<ReadAnswer>();
        services.AddScoped<ReserveProposal>();
        services.AddScoped<AskModel>();
        services.AddScoped<ProposeHere>();
        services.AddGuardedClient(ApertiumTranslator.Client, provider => Reach(provider.GetRequiredService<IOptions<LanguageOptions>>().Value.Apertium));
        services.AddSingleton<ITranslator, ApertiumTranslator>();
        services.AddScoped<ProposeTranslation>();
        services.AddScoped<Unreviewed>();
        services.AddScoped<KeepTranslations>();
        services.AddScoped<SaveTerm>();
        services.AddScoped<SaveUnit>();
        services.AddScoped<SaveReviewers>();
        services.AddScoped<JudgeProposal>();
        services.AddScoped<MarkTraces>();
        services.AddScoped<Assistance>();
        services.AddScoped<SavePolicy>();
        services.AddScoped<StopModel>();
        services.AddScoped<FindUse>();
        services.AddScoped<ReadProposal>();
        services.AddScoped<ICheck, CheckModel>();
        services.AddSingleton<IOutsideModel, OutsideModel>();
        services.AddHandler<TidyProposals, TidyProposalsDue>(Lane.Analytics);
        services.AddSchedule("Drafting.Tidy", TimeSpan.FromHours(1), () => new TidyProposalsDue());
        services.AddSingleton(new MenuEntry("drafting.menu", "/ai/assistance", Right.AgencyManage, 82));
    }

    /// <summary>A translation service may stand in the house.</summary>
    private static NetworkOptions Reach(string apertium) =>
        Uri.TryCreate(apertium, UriKind.Absolute, out var address) ? new NetworkOptions { AllowPrivateAddresses = [$"{address.Host.Trim('[', ']')}:{address.Port}"] } : new NetworkOptions();

    public void Map(WebApplication app) => UseFile.Map(app);

    /// <summary>The endpoint alone may have a private address, and only where the operator says so.</summary>
    private static NetworkOptions Reach(LanguageOptions settings) =>
        settings is { IsConfigured: true, AllowPrivateAddress: true } && settings.Endpoint is var endpoint
            ? new NetworkOptions { AllowPrivateAddresses = [$"{endpoint.Host.Trim('[', ']')}:{endpoint.Port}"] }
            : new NetworkOptions();
}
