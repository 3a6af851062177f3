// The whole program without a web server, on a database of its own and a clock that the test moves.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Folkmoot.Tests.Infrastructure;

internal sealed class TestHouse : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private TestHouse(TestDatabase database, FakeClock clock, WebApplication app)
    {
        _database = database;
        Clock = clock;
        _app = app;
    }

    public FakeClock Clock { get; }

    public IServiceProvider Services => _app.Services;

    public string ConnectionString => _database.ConnectionString;

    /// <param name="settings">Further settings, as on the command line: <c>--Work:LeaseSeconds=2</c>.</param>
    public static async Task<TestHouse> OpenAsync(Engine engine, Action<IServiceCollection>? change = null, params string[] settings)
    {
        var database = await TestDatabase.NewAsync(engine);
        var clock = new FakeClock();
        var builder = Program.BuilderFor(
            [$"--Database={database.ConnectionString}", "--Networks:AllowPrivateAddresses:0=all", "--Logging:LogLevel:Default=None", .. settings]);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        change?.Invoke(builder.Services);
        return new TestHouse(database, clock, builder.Build());
    }

    /// <summary>A new agency; in its own time zone.</summary>
    public async Task<Guid> AnAgencyAsync(string name = "Testford", string timeZone = "America/New_York")
    {
        var id = Guid.CreateVersion7(Clock.GetUtcNow());
        await InAsync(Guid.Empty, async (StoreDb db) =>
        {
            db.Agencies.Add(new Agency
            {
                Id = id,
                Name = name,
                Slug = $"a{id:N}"[..20],
                TimeZone = timeZone,
                Language = "en",
                CreatedAt = Clock.GetUtcNow(),
            });
            await db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>A new person with these roles in the agency.</summary>
    public async Task<TestPerson> APersonAsync(Guid agencyId, params Role[] roles)
    {
        var id = Guid.CreateVersion7(Clock.GetUtcNow());
        var name = $"{roles.FirstOrDefault()} {id.ToString()[^4..]}";
        await InAsync(agencyId, async (StoreDb db) =>
        {
            var email = $"{id:N}@example.org";
            db.Users.Add(new Person
            {
                Id = id,
                Name = name,
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                SecurityStamp = id.ToString("N"),
                CreatedAt = Clock.GetUtcNow(),
            });
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(Clock.GetUtcNow()), PersonId = id, Roles = [.. roles], CreatedAt = Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        });
        return new TestPerson(id, agencyId, name, roles);
    }

    /// <summary>Does something as the system on behalf of an agency, or of the house itself (<see cref="Guid.Empty"/>).</summary>
    public Task InAsync<T>(Guid agencyId, Func<T, Task> act)
        where T : notnull => InAsync<T, bool>(agencyId, null, async service =>
    {
        await act(service);
        return true;
    });

    public Task<TResult> InAsync<T, TResult>(Guid agencyId, Func<T, Task<TResult>> act)
        where T : notnull => InAsync(agencyId, null, act);

    /// <summary>Does something as a person who is signed in.</summary>
    public Task<TResult> AsAsync<T, TResult>(TestPerson person, Func<T, Task<TResult>> act)
        where T : notnull => InAsync(person.AgencyId, person, act);

    public Task AsAsync<T>(TestPerson person, Func<T, Task> act)
        where T : notnull => InAsync<T, bool>(person.AgencyId, person, async service =>
    {
        await act(service);
        return true;
    });

    /// <summary>Runs every job that is due, and those that they add, until none is; returns how many ran.</summary>
    public async Task<int> RunDueJobsAsync(int together = 1)
    {
        var run = Services.GetRequiredService<RunJobs>();
        for (var ran = 0; ;)
        {
            var jobs = await InAsync(Guid.Empty, (StoreDb db) => Lease.ClaimAsync(
                db, $"test:{Guid.CreateVersion7(Clock.GetUtcNow())}", Clock.GetUtcNow(), TimeSpan.FromMinutes(5), together, Lane.Analytics, default));
            if (jobs.Count == 0)
            {
                return ran;
            }

            var units = new Queue<IReadOnlyList<Job>>(run.Units(jobs));
            while (units.TryDequeue(out var unit))
            {
                foreach (var left in await run.RunAsync(unit, CancellationToken.None))
                {
                    units.Enqueue([left]);
                }
            }

            ran += jobs.Count;
        }
    }

    /// <summary>Gets ready, as a worker does, every job that falls due within that time and can be; small rushes too.</summary>
    public async Task<IReadOnlyList<PreparedJobs>> PrepareAsync(TimeSpan ahead)
    {
        var (run, now) = (Services.GetRequiredService<RunJobs>(), Clock.GetUtcNow());
        var ready = new List<PreparedJobs>();
        foreach (var rush in await InAsync(Guid.Empty, (StoreDb db) => Rush.FindAsync(db, Services.GetRequiredService<Handlers>().Prepared, now, now + ahead, 1, default)))
        {
            var owner = $"test:{Guid.CreateVersion7(now)}";
            var jobs = await InAsync(Guid.Empty, (StoreDb db) => rush.ClaimAsync(db, owner, now, rush.DueAt.AddMinutes(1), Guid.Empty, 500, default));
            var prepared = await run.PrepareAsync(jobs, default);
            await InAsync(Guid.Empty, (StoreDb db) => Lease.GiveBackAsync(db, owner, [.. jobs.Where((_, i) => prepared?.Jobs.Contains(i) != true).Select(j => j.Id)], default));
            ready.AddRange(prepared is null ? [] : [prepared]);
        }

        return ready;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<TResult> InAsync<T, TResult>(Guid agencyId, TestPerson? person, Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
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
}

internal sealed record TestPerson(Guid Id, Guid AgencyId, string Name, Role[] Roles);
