// The public API over real HTTP, on both engines: keys and what they may do, the whole way of a post, and writes that are done once.
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Folkmoot.Accounts;
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Accounts.People;
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Policies;
using Folkmoot.Storage;
using Folkmoot.Tests.Channels.Hooks;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;
using static Folkmoot.Tests.Publishing.ApiCalls;

namespace Folkmoot.Tests.Publishing;

public sealed class PublicApiTests
{
    [DatabaseTheory]
    public async Task A_post_is_written_submitted_approved_by_another_and_withdrawn(Engine engine)
    {
        await using var site = await DeskSite.OpenAsync(engine, [], [Role.Administrator]);
        using var writer = await ClientAsync(site, Role.Author);
        using var approver = await ClientAsync(site, Role.Approver);

        var channel = (await ReadAsync(await writer.GetAsync(Uri("channels"))))[0];
        channel.GetProperty("canSend").GetBoolean().ShouldBeTrue();
        var made = await SendAsync(writer, "posts", new { text = "The ferry runs again.", languages = new[] { "en" }, channels = new[] { site.ChannelId } });
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var post = await ReadAsync(made);
        var id = post.GetProperty("id").GetGuid();
        made.Headers.Location!.OriginalString.ShouldBe($"/api/v1/posts/{id}");
        post.GetProperty("state").GetString().ShouldBe("draft");

        var submitted = await ReadAsync(await SendAsync(writer, $"posts/{id}/submit", null));
        submitted.GetProperty("state").GetString().ShouldBe("in-review");
        var hash = submitted.GetProperty("hash").GetString();
        (await SendAsync(writer, $"posts/{id}/approve", new { hash })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(approver, $"posts/{id}/approve", new { hash = "another" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var approved = await ReadAsync(await SendAsync(approver, $"posts/{id}/approve", new { hash }));
        approved.GetProperty("state").GetString().ShouldBe("approved");
        approved.GetProperty("targets")[0].GetProperty("state").GetString().ShouldBe("waiting");
        approved.GetProperty("approvals")[0].GetProperty("verdict").GetString().ShouldBe("approved");
        var withdrawn = await ReadAsync(await SendAsync(writer, $"posts/{id}/withdraw", new { reason = "No longer true." }));
        withdrawn.GetProperty("state").GetString().ShouldBe("withdrawn");

        var list = await ReadAsync(await writer.GetAsync(Uri("posts?state=withdrawn")));
        list.GetProperty("items")[0].GetProperty("id").GetGuid().ShouldBe(id);
        (await ReadAsync(await writer.GetAsync(Uri("posts?state=draft")))).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await site.InAsync((StoreDb db) => db.Set<Folkmoot.Trust.AuditEntry>().Where(e => e.Action == "publishing.post.approved").Select(e => e.ActorName).SingleAsync()))
            .ShouldContain("(robot)", customMessage: "the audit trail says that a key was used");
    }

    [Fact]
    public async Task A_key_that_calls_too_often_is_told_when_to_come_back_and_another_is_not_slowed()
    {
        await using var site = await DeskSite.OpenAsync(["--Api:CallsPerMinute=2"], [Role.Administrator]);
        using var hasty = await ClientAsync(site, Role.Author);
        using var other = await ClientAsync(site, Role.Author);
        for (var n = 0; n < 2; n++)
        {
            using var answer = await hasty.GetAsync(Uri("channels"));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var refused = await SendAsync(hasty, "posts", new { text = "Once more.", channels = new[] { site.ChannelId } });
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await ReadAsync(refused)).GetProperty("reason").GetString().ShouldBe("too-many-calls");
        (await site.InAsync((StoreDb db) => db.Posts.IgnoreQueryFilters().CountAsync())).ShouldBe(0);
        (await other.GetAsync(Uri("channels"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTheory]
    public async Task Steps_of_approval_chains_are_told_and_kept_to(Engine engine)
    {
        await using var site = await DeskSite.OpenAsync(engine, [], [Role.Administrator]);
        using var writer = await ClientAsync(site, Role.Author);
        using var legal = await ClientAsync(site, Role.EmergencyManager);
        using var mayor = await ClientAsync(site, Role.Approver);
        var admin = await site.InAsync((StoreDb db) => db.Users.OrderBy(p => p.CreatedAt).Select(p => p.Id).FirstAsync());
        ChainStep[] steps = [new("Legal", [], [Role.EmergencyManager]), new("Mayor", [], [Role.Approver])];
        await site.AsAsync(site.AgencyId, admin, [Role.Administrator], (SaveChains save) => save.RunAsync(new(0, new(["Health"], [new("City", ChainScope.Everything with { Labels = ["Health"] }, steps)]), "test"), default));

        var draft = await ReadAsync(await SendAsync(writer, "posts", new { text = "Boil water.", channels = new[] { site.ChannelId }, labels = new[] { "Health" } }));
        var id = draft.GetProperty("id").GetGuid();
        draft.GetProperty("steps").GetArrayLength().ShouldBe(0);
        var submitted = await ReadAsync(await SendAsync(writer, $"posts/{id}/submit", null));
        submitted.GetProperty("steps").EnumerateArray().Select(s => $"{s.GetProperty("name")} {s.GetProperty("state")} {s.GetProperty("waitingFor").GetArrayLength()}").ShouldBe(["Legal waiting 1", "Mayor later 0"]);
        var hash = submitted.GetProperty("hash").GetString();

        var early = await SendAsync(mayor, $"posts/{id}/approve", new { hash });
        early.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ReadAsync(early)).GetProperty("reason").GetString().ShouldBe("NotYourTurn");
        var first = await ReadAsync(await SendAsync(legal, $"posts/{id}/approve", new { hash }));
        (first.GetProperty("state").GetString(), first.GetProperty("steps")[0].GetProperty("state").GetString()).ShouldBe(("in-review", "done"));
        first.GetProperty("approvals")[0].GetProperty("stepId").GetGuid().ShouldBe(first.GetProperty("steps")[0].GetProperty("id").GetGuid());
        (await ReadAsync(await SendAsync(mayor, $"posts/{id}/approve", new { hash }))).GetProperty("state").GetString().ShouldBe("approved");
    }

    [DatabaseTheory]
    public async Task A_post_is_returned_with_a_reason_and_changed_by_version(Engine engine)
    {
        await using var site = await DeskSite.OpenAsync(engine, [], [Role.Administrator]);
        using var writer = await ClientAsync(site, Role.Author);
        using var approver = await ClientAsync(site, Role.Approver);
        var draft = await ReadAsync(await SendAsync(writer, "posts", new { text = "The ferry runs.", channels = new[] { site.ChannelId } }));
        var id = draft.GetProperty("id").GetGuid();
        var submitted = await ReadAsync(await SendAsync(writer, $"posts/{id}/submit", null));
        var hash = submitted.GetProperty("hash").GetString();
        (await SendAsync(approver, $"posts/{id}/return", new { hash, reason = " " })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var returned = await ReadAsync(await SendAsync(approver, $"posts/{id}/return", new { hash, reason = "From which day?" }));
        returned.GetProperty("state").GetString().ShouldBe("returned");
        returned.GetProperty("approvals")[0].GetProperty("reason").GetString().ShouldBe("From which day?");

        var version = returned.GetProperty("version").GetInt32();
        var change = new { text = "The ferry runs from Monday.", channels = new[] { site.ChannelId }, version };
        (await PutAsync(writer, $"posts/{id}", change with { version = version - 1 })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var changed = await ReadAsync(await PutAsync(writer, $"posts/{id}", change));
        changed.GetProperty("text").GetString().ShouldBe("The ferry runs from Monday.");
        (await PutAsync(writer, $"posts/{Guid.Empty}", change)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTheory]
    public async Task Where_the_policy_wants_two_people_the_first_approval_counts_and_an_embargo_is_kept(Engine engine)
    {
        await using var site = await DeskSite.OpenAsync(engine, [], [Role.Administrator]);
        var administrator = await PersonAsync(site, site.AgencyId, Role.Administrator);
        (await site.AsAsync(site.AgencyId, administrator, [Role.Administrator], (SavePostingPolicy save) =>
            save.RunAsync(new(0, [new PolicyRule("3.1", "Two people approve.", PolicyChecks.Approvals, true, [], People: 2)], "added 3.1"), default))).ShouldBeOfType<PolicySaved>();
        using var writer = await ClientAsync(site, Role.Author);
        using var first = await ClientAsync(site, Role.Approver);
        using var second = await ClientAsync(site, Role.Approver);
        var embargo = new DateTimeOffset(2100, 5, 4, 12, 0, 0, TimeSpan.Zero);
        var post = await ReadAsync(await SendAsync(writer, "posts", new { text = "The ferry runs.", channels = new[] { site.ChannelId }, embargoUntil = embargo }));
        post.GetProperty("embargoUntil").GetDateTimeOffset().ShouldBe(embargo);
        post.GetProperty("approvalsNeeded").GetInt32().ShouldBe(2);
        var id = post.GetProperty("id").GetGuid();
        var hash = (await ReadAsync(await SendAsync(writer, $"posts/{id}/submit", null))).GetProperty("hash").GetString();

        var once = await SendAsync(first, $"posts/{id}/approve", new { hash });
        once.StatusCode.ShouldBe(HttpStatusCode.OK, await once.Content.ReadAsStringAsync());
        (await ReadAsync(once)).GetProperty("state").GetString().ShouldBe("in-review");
        (await SendAsync(first, $"posts/{id}/approve", new { hash })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ReadAsync(await SendAsync(second, $"posts/{id}/approve", new { hash }))).GetProperty("state").GetString().ShouldBe("approved");
    }

    [DatabaseTheory]
    public async Task A_write_is_done_once_for_each_key(Engine engine)
    {
        await using var site = await DeskSite.OpenAsync(engine, [], [Role.Administrator]);
        using var writer = await ClientAsync(site, Role.Author);
        var input = new { text = "The library is closed on Friday.", channels = new[] { site.ChannelId } };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(writer, "posts", input, "one")));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        (await Task.WhenAll(answers.Select(ReadAsync))).Select(p => p.GetProperty("id").GetGuid()).Distinct().Count().ShouldBe(1);
        answers.Count(a => !a.Headers.Contains("Idempotency-Replayed")).ShouldBe(1);
        (await site.InAsync((StoreDb db) => db.Posts.CountAsync())).ShouldBe(1);

        (await SendAsync(writer, "posts", new { text = "Something else." }, "one")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SendAsync(writer, "posts", input, "")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        // What was refused changed nothing and is not remembered: mended, it may come under the same key.
        (await SendAsync(writer, "posts", new { text = new string('a', 100_000) }, "two")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SendAsync(writer, "posts", input, "two")).StatusCode.ShouldBe(HttpStatusCode.Created);

        var id = (await ReadAsync(answers[0])).GetProperty("id").GetGuid();
        (await SendAsync(writer, $"posts/{id}/submit", null, "three")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await SendAsync(writer, $"posts/{id}/submit", null, "three");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.Headers.GetValues("Idempotency-Replayed").Single().ShouldBe("true");
        (await SendAsync(writer, $"posts/{id}/submit", null, "four")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [DatabaseTheory]
    public async Task Another_agencys_post_is_not_there(Engine engine)
    {
        await using var site = await DeskSite.OpenAsync(engine, [], [Role.Administrator]);
        using var writer = await ClientAsync(site, Role.Author);
        var id = (await ReadAsync(await SendAsync(writer, "posts", new { text = "Ours." }))).GetProperty("id").GetGuid();
        var other = await site.AnotherAgencyAsync("otherville");
        using var stranger = await ClientAsync(site, other, Role.EmergencyManager);
        (await stranger.GetAsync(Uri($"posts/{id}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PutAsync(stranger, $"posts/{id}", new { text = "Theirs.", version = 1 })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var act in (string[])["submit", "approve", "return", "withdraw"])
        {
            (await SendAsync(stranger, $"posts/{id}/{act}", new { hash = "x", reason = "x" })).StatusCode.ShouldBe(HttpStatusCode.NotFound, act);
        }

        (await ReadAsync(await stranger.GetAsync(Uri("posts")))).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await SendAsync(stranger, "posts", new { text = "Theirs.", channels = new[] { site.ChannelId } })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await ReadAsync(await stranger.GetAsync(Uri("posts")))).GetProperty("items")[0].GetProperty("channels").GetArrayLength()
            .ShouldBe(0, "another agency's channel is not one of its own");
    }

    [Fact]
    public async Task A_key_can_do_no_more_than_it_was_given_and_than_its_person_may_now()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        var person = await PersonAsync(site, site.AgencyId, Role.Author, Role.Approver);
        using var reader = Client(site, await KeyAsync(site, site.AgencyId, person, [Role.Author, Role.Approver], [Right.PostsRead]));
        (await reader.GetAsync(Uri("posts"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(reader, "posts", new { text = "No." })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using var writer = Client(site, await KeyAsync(site, site.AgencyId, person, [Role.Author, Role.Approver], All));
        (await SendAsync(writer, "posts", new { text = "Yes." })).StatusCode.ShouldBe(HttpStatusCode.Created);
        await SetAsync(site, person, m => m.Roles = [Role.Approver]);
        (await SendAsync(writer, "posts", new { text = "Not any more." })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await SetAsync(site, person, m => m.DisabledAt = DateTimeOffset.UnixEpoch);
        (await writer.GetAsync(Uri("posts"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var outcome = await site.AsAsync(site.AgencyId, person, [Role.Analyst], (CreateApiKey create) => create.RunAsync(new("robot", [Right.PostsWrite], 30), default));
        outcome.ShouldBeOfType<Outcome.Refused>("nobody gives a key what they do not have");
    }

    [Fact]
    public async Task Unknown_expired_and_revoked_keys_and_cookies_are_refused()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator, Role.Author);
        (await site.GetAsync("/posts")).Status.ShouldBe(HttpStatusCode.OK);
        (await site.GetAsync("/api/v1/posts")).Status.ShouldBe(HttpStatusCode.Unauthorized, "a session's cookie does not count for the API");
        using var unknown = Client(site, ApiKey.Prefix + new string('0', 64));
        var answer = await unknown.GetAsync(Uri("posts"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");

        var person = await PersonAsync(site, site.AgencyId, Role.Author);
        var expired = await KeyAsync(site, site.AgencyId, person, [Role.Author], All);
        await site.InAsync((StoreDb db) => db.ApiKeys.ExecuteUpdateAsync(s => s.SetProperty(k => k.ExpiresAt, DateTimeOffset.UnixEpoch)));
        using var late = Client(site, expired);
        (await late.GetAsync(Uri("posts"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var revoked = await KeyAsync(site, site.AgencyId, person, [Role.Author], All);
        using var ended = Client(site, revoked);
        (await ended.GetAsync(Uri("posts"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var hash = Secrets.Hash(revoked);
        var id = await site.InAsync((StoreDb db) => db.ApiKeys.Where(k => k.Hash == hash).Select(k => k.Id).SingleAsync());
        (await site.AsAsync(site.AgencyId, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), [Role.Author], (RevokeApiKey revoke) => revoke.RunAsync(id, default)))
            .ShouldBeFalse("somebody else's key");
        (await site.AsAsync(site.AgencyId, person, [Role.Author], (RevokeApiKey revoke) => revoke.RunAsync(id, default))).ShouldBeTrue();
        (await ended.GetAsync(Uri("posts"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_is_shown_once_on_its_page_and_only_its_hash_is_kept()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator, Role.Author);
        var form = new Dictionary<string, string> { ["Input.Name"] = "City website", ["Input.Rights"] = Right.PostsRead, ["Input.Days"] = "30" };
        var page = (await site.PostAsync("/account/api-keys", form, "make")).Body;
        var key = System.Text.RegularExpressions.Regex.Match(page, ApiKey.Prefix + "[0-9a-f]{64}").Value;
        key.ShouldNotBeEmpty();
        (await site.GetAsync("/account/api-keys")).Body.ShouldSatisfyAllConditions(b => b.ShouldContain("City website"), b => b.ShouldNotContain(key));
        (await site.GetAsync("/agency/api-keys?lang=es")).Body.ShouldContain("Claves de la API del organismo");
        var stored = await site.InAsync((StoreDb db) => db.ApiKeys.SingleAsync());
        stored.Hash.ShouldBe(Secrets.Hash(key));
        using var reader = Client(site, key);
        (await reader.GetAsync(Uri("posts"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.InAsync((StoreDb db) => db.ApiKeys.Select(k => k.LastUsedAt).SingleAsync())).ShouldNotBeNull();
        (await site.PostAsync("/account/api-keys?lang=en", new(form) { ["Input.Days"] = "1000" }, "make")).Body.ShouldContain("from 1 to 366");
    }

    [Fact]
    public async Task What_is_wrong_with_a_post_is_told_by_rule_and_in_the_callers_language()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        using var writer = await ClientAsync(site, Role.Author);
        writer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es");
        var id = (await ReadAsync(await SendAsync(writer, "posts", new { text = "" }))).GetProperty("id").GetGuid();
        var refused = await SendAsync(writer, $"posts/{id}/submit", null);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await ReadAsync(refused);
        problem.GetProperty("reason").GetString().ShouldBe("faulty");
        problem.GetProperty("detail").GetString()!.ShouldContain("publicación");
        problem.GetProperty("problems").EnumerateArray().ShouldContain(p => p.GetProperty("blocks").GetBoolean());

        // In New York the hour from one to two comes twice on 1 November 2026; 06:30 UTC is its second half past one.
        (await SendAsync(writer, "posts", new { text = "x", dueAt = "2026-11-01T05:30:00Z" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        var second = await SendAsync(writer, "posts", new { text = "x", dueAt = "2026-11-01T06:30:00Z" });
        (await ReadAsync(second)).GetProperty("reason").GetString().ShouldBe("time-wrong");
        (await SendAsync(writer, "posts", new { text = "x", dueAt = "2026-11-02T06:30:07Z" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await writer.GetAsync(Uri("posts?state=nonsense"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await writer.GetAsync(Uri("posts?page=0"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var broken = new StringContent("{ not json", new MediaTypeHeaderValue("application/json"));
        (await writer.PostAsync(Uri("posts"), broken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
