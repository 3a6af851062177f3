// The same program beside the running one, on the same database but with a clock that stands in the past: it makes the demonstration's history.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Trust;
using Folkmoot.Work;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Folkmoot.Demo;

internal sealed class PastHouse : IAsyncDisposable
{
    private const int ClaimMax = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    private readonly WebApplication _app;

    private PastHouse(WebApplication app, DemoClock clock)
    {
        _app = app;
        Clock = clock;
    }

    public DemoClock Clock { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="builder">Makes the program's builder, on the running program's settings.</param>
    /// <param name="running">The services of the running program: what is encrypted here, it must read, and what it has loaded need not be loaded twice.</param>
    public static PastHouse Open(Func<WebApplicationBuilder> builder, DemoClock clock, IServiceProvider running)
    {
        var past = builder();
        past.Logging.AddFilter(nameof(Folkmoot), LogLevel.Warning);
        past.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        past.Services.Replace(ServiceDescriptor.Singleton(running.GetRequiredService<IDataProtectionProvider>()));
        past.Services.Replace(ServiceDescriptor.Singleton(running.GetRequiredService<ModelRegister>()));
        return new PastHouse(past.Build(), clock);
    }

    /// <summary>Does something on behalf of the agency, as a person or, without one, as the system.</summary>
    public async Task<TResult> InAsync<T, TResult>(Guid agencyId, DemoStaff? person, Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        if (agencyId != Guid.Empty)
        {
            scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agencyId);
        }

        if (person is not null)
        {
            scope.ServiceProvider.GetRequiredService<Actor>().Is(person.Id, person.Name, Rights.Of(person.Roles));
        }

        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Runs every job that is due by its clock, and those that they add, until none is.</summary>
    public async Task RunDueJobsAsync(CancellationToken cancellationToken)
    {
        var run = _app.Services.GetRequiredService<RunJobs>();
        while (true)
        {
            var owner = $"demo:{Guid.CreateVersion7(Clock.GetUtcNow()):N}";
            var jobs = await InAsync(Guid.Empty, null, (StoreDb db) =>
                Work.Lease.ClaimAsync(db, owner, Clock.GetUtcNow(), Lease, ClaimMax, Lane.Analytics, cancellationToken));
            if (jobs.Count == 0)
            {
                return;
            }

            foreach (var job in jobs)
            {
                await run.RunAsync([job], cancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A member of the agency's staff.</summary>
internal sealed record DemoStaff(Guid Id, string Name, IReadOnlyList<Role> Roles);
