// Endpoints outside are told of posts: in the transaction that makes it true, signed, at least once, and again when somebody asks. On both engines.
using System.Text.Json.Nodes;
using Folkmoot.Accounts;
using Folkmoot.Channels.Hooks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Networks.Webhook;
using Folkmoot.Publishing;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Folkmoot.Tests.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels.Hooks;

public sealed class HookTests
{
    [DatabaseTheory]
    public async Task A_receiver_is_told_the_whole_way_of_a_post_in_numbers_without_a_gap_and_without_its_words(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var receiver = await ReceiverAsync(desk);
        await RegisterAsync(desk, receiver, HookEvents.All);

        var post = await desk.AnApprovedPost();
        await desk.RunJobsAsync();
        await desk.GoToDueTimeAsync();

        receiver.Refusals.ShouldBeEmpty();
        var told = receiver.Kept;
        told.Select(t => t.Type).Where(t => t.StartsWith("post.", StringComparison.Ordinal)).ShouldBe(
            ["post.created", "post.submitted", "post.approved", "post.scheduled", "post.step-decided", "post.published"], ignoreOrder: true);
        told.Select(t => t.Type).First().ShouldBe("post.created");
        told.Count(t => t.Type == "delivery.sent").ShouldBe(2);
        told.Select(t => t.Sequence).ShouldBe(Enumerable.Range(1, told.Count).Select(n => (long)n));
        told.Single(t => t.Type == "post.published").Sequence.ShouldBeGreaterThan(told.Single(t => t.Type == "post.scheduled").Sequence);
        foreach (var one in told)
        {
            var data = JsonNode.Parse(one.Body)!["data"]!;
            ((string?)data["post"], (string?)data["api"]).ShouldBe((post.ToString(), $"/api/v1/posts/{post}"));
            one.Body.ShouldNotContain("ferry", Case.Insensitive);
        }

        (await desk.Look(db => db.HookFacts.Select(f => f.Body).ToListAsync())).ShouldBe(told.Select(t => t.Body), ignoreOrder: true, "the exact bytes are kept");
        (await desk.Look(db => db.HookMessages.AllAsync(m => m.State == HookState.Taken && m.Attempts == 1 && m.Status == 200))).ShouldBeTrue();
    }

    [DatabaseTheory]
    public async Task Only_what_was_chosen_is_told_and_what_did_not_become_true_is_not(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var receiver = await ReceiverAsync(desk);
        await RegisterAsync(desk, receiver, [HookEvents.PostSubmitted]);
        await desk.Submit(await desk.ADraft(desk.Draft() with { Text = "" }));
        await desk.RunJobsAsync();
        (await desk.Look(db => db.HookFacts.CountAsync())).ShouldBe(0);

        await desk.AnApprovedPost();
        await desk.RunJobsAsync();
        receiver.All.Select(t => t.Type).ShouldBe(["post.submitted"]);

        // Another agency in the same house has no endpoint and tells nobody.
        await desk.InHouse(async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            db.HookFacts.Add(new HookFact { Id = Guid.CreateVersion7(desk.Clock.GetUtcNow()), AgencyId = Guid.CreateVersion7(desk.Clock.GetUtcNow()), Event = HookEvents.PostSubmitted, At = desk.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        await desk.RunJobsAsync();
        receiver.All.Count.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task What_is_not_taken_is_sent_again_under_the_same_id_until_it_is(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var receiver = await ReceiverAsync(desk);
        var endpoint = await RegisterAsync(desk, receiver, [HookEvents.PostCreated]);
        receiver.Fail(new SandboxFault(SandboxFaultKind.Status, "*", 1, 500), new SandboxFault(SandboxFaultKind.CutAfterAccept, "*"), new SandboxFault(SandboxFaultKind.Status, "*", 1, 400));
        await desk.ADraft();
        await desk.ADraft();
        await desk.RunJobsAsync();
        receiver.Calls.Count.ShouldBe(1, "a receiver that is away is left alone for a while, also by other messages");
        (await EndpointAsync(desk, endpoint)).FailingSince.ShouldBe(desk.Clock.GetUtcNow());
        for (var i = 0; i < 12; i++)
        {
            desk.Clock.Advance(TimeSpan.FromMinutes(1));
            await desk.RunJobsAsync();
        }

        receiver.Kept.Count.ShouldBe(2);
        receiver.All.Count.ShouldBe(3, "one was taken although its answer was lost, and came again under its id");
        var messages = await desk.Look(db => db.HookMessages.ToListAsync());
        messages.ShouldAllBe(m => m.State == HookState.Taken && m.Reason == null);
        messages.Sum(m => m.Attempts).ShouldBe(5);
        (await EndpointAsync(desk, endpoint)).ShouldSatisfyAllConditions(e => e.FailingSince.ShouldBeNull(), e => e.Failures.ShouldBe(0), e => e.RestUntil.ShouldBeNull());
    }

    [DatabaseTheory]
    public async Task Gone_pauses_the_endpoint_and_what_it_missed_comes_when_it_is_resumed(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var receiver = await ReceiverAsync(desk);
        var endpoint = await RegisterAsync(desk, receiver, [HookEvents.PostCreated]);
        receiver.Fail(new SandboxFault(SandboxFaultKind.Status, "*", 1, 410));
        await desk.ADraft();
        await desk.RunJobsAsync();
        (await EndpointAsync(desk, endpoint)).PauseKind.ShouldBe(HookPause.Gone);

        await desk.ADraft();
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.RunJobsAsync();
        receiver.All.ShouldBeEmpty();
        receiver.Calls.Count.ShouldBe(1);

        (await AdminAsync(desk, (ManageHook manage) => manage.ResumeAsync(endpoint, default))).ShouldBeTrue();
        await desk.RunJobsAsync();
        receiver.Kept.Select(t => t.Sequence).ShouldBe([1L, 2L]);
        (await desk.Look(db => db.AuditEntries.Where(a => a.SubjectId == endpoint).OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()))
            .ShouldBe(["channels.hook.registered", "channels.hook.paused", "channels.hook.resumed"]);
    }

    [DatabaseTheory]
    public async Task An_endpoint_that_fails_for_days_is_paused_and_says_so(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var receiver = await ReceiverAsync(desk);
        var endpoint = await RegisterAsync(desk, receiver, [HookEvents.PostCreated]);
        receiver.Fail(new SandboxFault(SandboxFaultKind.Status, "*", -1, 503));
        await desk.ADraft();
        for (var hours = 0; hours <= 24 * 6 && (await EndpointAsync(desk, endpoint)).PausedAt is null; hours += 8)
        {
            await desk.RunJobsAsync();
            desk.Clock.Advance(TimeSpan.FromHours(8));
        }

        (await EndpointAsync(desk, endpoint)).ShouldSatisfyAllConditions(
            e => e.PauseKind.ShouldBe(HookPause.Failing), e => (e.PausedAt - e.FailingSince)!.Value.ShouldBeGreaterThanOrEqualTo(HookRules.PauseAfter));
        var message = await desk.Look(db => db.HookMessages.SingleAsync());
        (message.State, message.Status).ShouldBe((HookState.Waiting, 503));
        message.Excerpt!.ShouldContain("503");
    }

    [DatabaseTheory]
    public async Task Two_secrets_sign_while_one_takes_over_from_the_other(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var receiver = await ReceiverAsync(desk);
        var endpoint = await RegisterAsync(desk, receiver, [HookEvents.PostCreated]);
        var fresh = (await AdminAsync(desk, (ManageHook manage) => manage.RotateAsync(endpoint, 24, default))).ShouldNotBeNull();
        await desk.ADraft();
        await desk.RunJobsAsync();
        receiver.All.Single().Signatures.ShouldBe(2);
        receiver.Secret = fresh;
        await desk.ADraft();
        await desk.RunJobsAsync();
        desk.Clock.Advance(TimeSpan.FromHours(25));
        await desk.ADraft();
        await desk.RunJobsAsync();
        receiver.Refusals.ShouldBeEmpty();
        receiver.All.Select(t => t.Signatures).ShouldBe([2, 2, 1]);
        (await EndpointAsync(desk, endpoint)).Secret.ShouldNotContain(fresh[6..]);
    }

    [DatabaseTheory]
    public async Task One_message_or_a_time_range_is_sent_again_with_the_same_bytes_and_a_new_time(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var receiver = await ReceiverAsync(desk);
        var endpoint = await RegisterAsync(desk, receiver, [HookEvents.PostCreated]);
        for (var i = 0; i < 3; i++)
        {
            await desk.ADraft();
            await desk.RunJobsAsync();
            desk.Clock.Advance(TimeSpan.FromHours(1));
        }

        var first = receiver.All[0];
        (await AdminAsync(desk, (ReplayHook replay) => replay.RunAsync(new(endpoint, Guid.Parse(first.Id)), default))).ShouldBe(1);
        await desk.RunJobsAsync();
        receiver.All[3].ShouldBe(first with { Seconds = first.Seconds + (3 * 3600) });

        var now = desk.Clock.GetUtcNow();
        (await AdminAsync(desk, (ReplayHook replay) => replay.RunAsync(new(endpoint, null, now.AddHours(-2.5), now), default))).ShouldBe(2);
        await desk.RunJobsAsync();
        receiver.All.Skip(4).Select(t => t.Sequence).ShouldBe([2L, 3L], ignoreOrder: true);
        receiver.Kept.Count.ShouldBe(3);

        // A paused endpoint is not called; what was asked for again comes with its resumption.
        (await AdminAsync(desk, (ManageHook manage) => manage.PauseAsync(endpoint, default))).ShouldBeTrue();
        (await AdminAsync(desk, (ReplayHook replay) => replay.RunAsync(new(endpoint, Guid.Parse(first.Id)), default))).ShouldBe(1);
        await desk.RunJobsAsync();
        receiver.All.Count.ShouldBe(6);
        (await AdminAsync(desk, (ManageHook manage) => manage.PingAsync(endpoint, default))).ShouldBeTrue();
        await desk.RunJobsAsync();
        receiver.All[^1].Type.ShouldBe("ping");
        (await AdminAsync(desk, (ManageHook manage) => manage.ResumeAsync(endpoint, default))).ShouldBeTrue();
        await desk.RunJobsAsync();
        receiver.All.Count.ShouldBe(8);
    }

    [DatabaseTheory]
    public async Task What_was_sent_is_kept_for_its_time_and_numbers_never_begin_again(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var receiver = await ReceiverAsync(desk);
        await RegisterAsync(desk, receiver, [HookEvents.PostCreated]);
        await desk.ADraft();
        await desk.ADraft();
        desk.Clock.Advance(TimeSpan.FromDays(HookFact.KeptDays + 1));
        await desk.InHouse(async services => await services.GetRequiredService<ForgetHooks>().HandleAsync(new ForgetHooksDue(), default));
        (await desk.Look(db => db.HookFacts.Select(f => f.Sequence).ToListAsync())).ShouldBe([2L]);
        (await desk.Look(db => db.HookMessages.CountAsync())).ShouldBe(1);
        await desk.ADraft();
        (await desk.Look(db => db.HookFacts.MaxAsync(f => f.Sequence))).ShouldBe(3);
    }

    [DatabaseTheory]
    public async Task An_address_inside_a_house_is_refused_at_registration_and_again_at_the_call(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, null, "--Networks:AllowPrivateAddresses:0=nothing");
        await using var receiver = await FarEnds.StartAsync<HookReceiver>();
        var admin = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);
        foreach (var url in (string[])["http://example.org/hook", "https://127.0.0.1/hook", "https://10.1.2.3/hook", "https://[::1]/hook", "https://localhost/hook", "https://a:b@example.org/", "ftp://example.org/", "hook", ""])
        {
            var refused = (await house.AsAsync(admin, (SaveHook save) => save.RunAsync(new(null, "Site", url, [HookEvents.PostCreated]), default))).ShouldBeOfType<Outcome.Refused>(url);
            refused.Field.ShouldBe("Url", url);
        }

        var made = (await house.AsAsync(admin, (SaveHook save) => save.RunAsync(new(null, "Site", "https://example.org/hook", [HookEvents.PostCreated]), default))).ShouldBeOfType<Outcome.Made>();
        // As if its name had begun to lead into the house.
        await house.InAsync(admin.AgencyId, (StoreDb db) => db.HookEndpoints.ExecuteUpdateAsync(s => s.SetProperty(e => e.Url, new Uri(receiver.Url, "hook").AbsoluteUri)));
        (await house.AsAsync(admin, (ManageHook manage) => manage.PingAsync(made.Id, default))).ShouldBeTrue();
        await house.RunDueJobsAsync();
        receiver.Calls.ShouldBeEmpty();
        (await house.InAsync(admin.AgencyId, (StoreDb db) => db.HookMessages.Select(m => m.Reason).SingleAsync())).ShouldNotBeNull().ShouldContain("networks.http.private");
    }

    [Fact]
    public async Task Slow_and_endless_answers_are_cut_and_redirects_are_not_followed()
    {
        await using var host = new NetworkHost();
        await using var receiver = await FarEnds.StartAsync<HookReceiver>();
        var client = host.Get<HookClient>();
        receiver.Secret = HookClient.NewSecret();
        Task<HookAnswer> SendAsync() => client.SendAsync(new Uri(receiver.Url, "hook"), [receiver.Secret], "one", """{"type":"ping","timestamp":"2026-11-22T10:00:00Z","sequence":1}""", default);
        (await SendAsync()).ShouldBe(new HookTaken(200));

        receiver.Fail(new SandboxFault(SandboxFaultKind.Latency, "*", Milliseconds: 20_000));
        var began = TimeProvider.System.GetTimestamp();
        (await SendAsync()).ShouldBeOfType<HookNotTaken>().ShouldSatisfyAllConditions(n => n.Status.ShouldBeNull(), n => n.Away.ShouldBeTrue());
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(NetworkHost.Timeout + TimeSpan.FromSeconds(5));

        receiver.Fail(new SandboxFault(SandboxFaultKind.Huge, "*"));
        (await SendAsync()).ShouldBeOfType<HookTaken>("its state came, and tells enough");
        receiver.Fail(new SandboxFault(SandboxFaultKind.Status, "*", 1, 302));
        var calls = receiver.Calls.Count;
        (await SendAsync()).ShouldBeOfType<HookNotTaken>().Status.ShouldBe(302);
        receiver.Calls.Count.ShouldBe(calls + 1);
        receiver.Fail(new SandboxFault(SandboxFaultKind.Status, "*", 1, 429, "120"));
        (await SendAsync()).ShouldBeOfType<HookNotTaken>().RetryAt!.Value.ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().AddSeconds(60));
    }

    [Fact]
    public void Pauses_grow_to_six_hours_and_a_receivers_wish_is_heard_for_a_day()
    {
        var now = DateTimeOffset.UnixEpoch;
        HookRules.Again(1, now, null, 0.5).ShouldBe(now.AddSeconds(30));
        HookRules.Again(3, now, null, 0.5).ShouldBe(now.AddSeconds(120));
        HookRules.Again(40, now, null, 0.5).ShouldBe(now.AddHours(6));
        HookRules.Again(1, now, now.AddHours(2), 0.5).ShouldBe(now.AddHours(2));
        HookRules.Again(1, now, now.AddDays(30), 0.5).ShouldBe(now.AddDays(1));
        HookRules.RestUntil(1, now).ShouldBe(now.AddSeconds(10));
        HookRules.RestUntil(50, now).ShouldBe(now.AddMinutes(30));
        (HookRules.ShouldPause(null, now), HookRules.ShouldPause(now.AddDays(-5), now), HookRules.ShouldPause(now.AddDays(-4.9), now)).ShouldBe((false, true, false));
        (HookRules.ShouldGiveUp(now.AddDays(-7), now), HookRules.ShouldGiveUp(now.AddDays(-6), now)).ShouldBe((true, false));
    }

    private static async Task<HookReceiver> ReceiverAsync(Desk desk)
    {
        var receiver = await FarEnds.StartAsync<HookReceiver>();
        receiver.Clock = desk.Clock;
        return receiver;
    }

    private static async Task<Guid> RegisterAsync(Desk desk, HookReceiver receiver, IReadOnlyList<string> events)
    {
        var made = (await AdminAsync(desk, (SaveHook save) => save.RunAsync(new(null, "City website", new Uri(receiver.Url, "hook").AbsoluteUri, events), default))).ShouldBeOfType<Outcome.Made>();
        receiver.Secret = made.Secret.ShouldNotBeNull();
        return made.Id;
    }

    private static Task<TResult> AdminAsync<T, TResult>(Desk desk, Func<T, Task<TResult>> act)
        where T : notnull => desk.As(desk.Author, services => act(services.GetRequiredService<T>()), Role.Administrator);

    private static Task<HookEndpoint> EndpointAsync(Desk desk, Guid id) => desk.Look(db => db.HookEndpoints.AsNoTracking().SingleAsync(e => e.Id == id));
}
