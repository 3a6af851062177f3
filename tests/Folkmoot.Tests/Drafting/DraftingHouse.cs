// A house with a large model: a far end of our own, an agency that has switched it on, an author, an agent and an administrator.
using Folkmoot.Accounts;
using Folkmoot.Drafting;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Drafting;

internal sealed class DraftingHouse : IAsyncDisposable
{
    private DraftingHouse(TestHouse house, ModelFarEnd farEnd, TestPerson author, TestPerson admin) => (House, FarEnd, Author, Admin) = (house, farEnd, author, admin);

    public TestHouse House { get; }

    public ModelFarEnd FarEnd { get; }

    public TestPerson Author { get; }

    public TestPerson Admin { get; }

    public Guid Agency => Author.AgencyId;

    /// <summary>Prices are 2 and 10 dollars for a million tokens.</summary>
    public static async Task<DraftingHouse> OpenAsync(Engine engine, params string[] settings)
    {
        var farEnd = await ModelFarEnd.StartAsync();
        var house = await TestHouse.OpenAsync(
            engine, null,
            [
                $"--Language:Model={farEnd.Endpoint}", "--Language:Name=test-model", "--Language:Key=secret-key", "--Language:AllowPrivateAddress=true",
                "--Language:Images=true", "--Language:InputPrice=2", "--Language:OutputPrice=10", "--Language:PerPersonPerMinute=1000", .. settings,
            ]);
        var agency = await house.AnAgencyAsync();
        var admin = await house.APersonAsync(agency, Role.Administrator, Role.Auditor);
        return new DraftingHouse(house, farEnd, await house.APersonAsync(agency, Role.Author, Role.Agent), admin);
    }

    /// <summary>With the switch on.</summary>
    public static async Task<DraftingHouse> OnAsync(Engine engine, params string[] settings)
    {
        var house = await OpenAsync(engine, settings);
        await house.DecideAsync();
        return house;
    }

    public async Task DecideAsync(bool isOn = true, decimal? budget = null, bool pictures = false, string currency = "USD", decimal rate = 1)
    {
        var version = await LookAsync(db => db.DraftingPolicies.Select(p => p.Version).SingleOrDefaultAsync());
        var outcome = await House.AsAsync(Admin, (SavePolicy save) => save.RunAsync(new(isOn, "A trial, decided by the council.", pictures, currency, budget, rate, version), default));
        outcome.ShouldBeOfType<Outcome.Made>();
    }

    public Task StopAsync() => House.AsAsync(Admin, (StopModel stop) => stop.RunAsync("Something is wrong.", default));

    public Task<AskOutcome> AskAsync(string text, Purpose purpose = Purpose.Plain, CancellationToken cancellationToken = default) =>
        AskAsync(new Ask(purpose, "post", null, text, Language: "en", From: "en"), cancellationToken);

    public Task<AskOutcome> AskAsync(Ask ask, CancellationToken cancellationToken = default) => House.AsAsync(Author, (AskModel model) => model.RunAsync(ask, cancellationToken));

    /// <summary>Asks while the clock runs: a second of its own for each moment that passes.</summary>
    public async Task<AskOutcome> AskWhileTimePassesAsync(string text)
    {
        var asking = AskAsync(text);
        while (!asking.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            House.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return await asking;
    }

    public Task<T> LookAsync<T>(Func<StoreDb, Task<T>> read) => House.InAsync(Agency, read);

    public Task<Proposal> TheProposalAsync() => LookAsync(db => db.Proposals.AsNoTracking().SingleAsync());

    public Task<Decision> TheDecisionAsync() => LookAsync(db => db.Decisions.AsNoTracking().SingleAsync());

    public Task<List<string>> ActsAsync() => LookAsync(db => db.AuditEntries.AsNoTracking().OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await FarEnd.DisposeAsync();
    }
}
