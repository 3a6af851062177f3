// The link of an outside approver over real HTTP without a session, and the pages of chains and absences.
using System.Net;
using System.Text.RegularExpressions;
using Folkmoot.Accounts;
using Folkmoot.Accounts.People;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Chains;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Publishing;

public sealed partial class ExternalReviewTests
{
    private const string Text = "Boil water until Friday.";

    [DatabaseTheory]
    public async Task An_outside_person_reads_and_approves_once_and_the_agency_must_approve_too(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var link = await scene.LinkAsync();
        using var answer = await scene.Visitor.GetAsync(new Uri(link, UriKind.Relative));
        var body = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        body.ShouldContain(Text);
        body.ShouldContain("Testford asks for your approval");
        body.ShouldNotContain("An inner note");
        body.ShouldNotContain("href=\"/posts");
        answer.Headers.GetValues("X-Robots-Tag").ShouldHaveSingleItem().ShouldContain("noindex");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();

        var (status, said) = await scene.DecideAsync(link, "approve");
        (status, said.Contains("You have approved it", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));
        (await scene.StateAsync()).ShouldBe(PostState.InReview, "an outside person's word is not the agency's");
        (await scene.Visitor.GetAsync(new Uri(link, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Gone);
        var approval = await scene.Site.InAsync((StoreDb db) => db.Approvals.SingleAsync());
        (approval.PersonId, approval.ExternalId is not null, approval.Verdict).ShouldBe((null, true, ApprovalVerdict.Approved));
        (await scene.Site.InAsync((StoreDb db) => db.AuditEntries.CountAsync(e => e.Action == "publishing.post.approved-outside"))).ShouldBe(1);

        (await scene.ApproveAsync()).ShouldBeOfType<PostDone>();
        (await scene.StateAsync()).ShouldBe(PostState.Approved);
    }

    [DatabaseTheory]
    public async Task Where_the_agency_has_approved_the_outside_approval_sends_it_off(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine, firstOurs: true);
        (await scene.ApproveAsync()).ShouldBeOfType<PostWaitsForOthers>();
        var link = await scene.LinkAsync();
        await scene.DecideAsync(link, "approve");
        (await scene.StateAsync()).ShouldBe(PostState.Approved);
    }

    [Fact]
    public async Task It_is_returned_with_a_reason_that_is_needed()
    {
        await using var scene = await Scene.OpenAsync(Engine.Sqlite);
        var link = await scene.LinkAsync();
        (await scene.DecideAsync(link, "return")).Body.ShouldContain("Say why you return it");
        (await scene.DecideAsync(link, "return", "Until Saturday.")).Body.ShouldContain("You have returned it");
        (await scene.StateAsync()).ShouldBe(PostState.Returned);
        var shown = (await scene.Site.GetAsync($"/posts/{scene.Post}?lang=en")).Body;
        shown.ShouldContain("Until Saturday.");
        shown.ShouldContain("Dr. Lee");
    }

    [Fact]
    public async Task Revoked_expired_changed_and_tampered_links_open_nothing_and_look_the_same()
    {
        await using var scene = await Scene.OpenAsync(Engine.Sqlite);
        var first = await scene.LinkAsync();
        (await scene.OpenAsync(first[..^1] + (first[^1] == 'A' ? 'B' : 'A'))).ShouldBe(HttpStatusCode.Gone);
        (await scene.OpenAsync("/review/" + new string('A', 200))).ShouldBe(HttpStatusCode.Gone);
        (await scene.OpenAsync(first)).ShouldBe(HttpStatusCode.OK);
        (await scene.Site.InAsync((StoreDb db) => db.ExternalRequests.Select(r => r.TokenHash).SingleAsync())).ShouldNotBe(first["/review/".Length..]);

        var id = await scene.Site.InAsync((StoreDb db) => db.ExternalRequests.Select(r => r.Id).SingleAsync());
        (await scene.Site.PostAsync($"/posts/{scene.Post}", new() { ["Undo.Id"] = id.ToString() }, "revoke-outside")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await scene.OpenAsync(first)).ShouldBe(HttpStatusCode.Gone);

        var second = await scene.LinkAsync();
        var past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await scene.Site.InAsync((StoreDb db) => db.ExternalRequests.Where(r => r.Id != id).ExecuteUpdateAsync(s => s.SetProperty(r => r.ExpiresAt, past)));
        (await scene.OpenAsync(second)).ShouldBe(HttpStatusCode.Gone);

        var third = await scene.LinkAsync();
        await scene.EditAsync();
        (await scene.OpenAsync(third)).ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_decision_that_was_begun_before_the_link_was_revoked_is_not_taken()
    {
        await using var scene = await Scene.OpenAsync(Engine.Sqlite);
        var link = await scene.LinkAsync();
        var token = await scene.TokenAsync(link);
        var now = TimeProvider.System.GetUtcNow();
        await scene.Site.InAsync((StoreDb db) => db.ExternalRequests.ExecuteUpdateAsync(s => s.SetProperty(r => r.RevokedAt, now)));
        var (status, body) = await scene.DecideAsync(link, "approve", token: token);
        status.ShouldBe(HttpStatusCode.Gone);
        body.ShouldContain("This link opens nothing");
        (await scene.Site.InAsync((StoreDb db) => db.Approvals.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task People_of_the_agency_are_not_asked_by_a_link_and_do_not_decide_by_one()
    {
        await using var scene = await Scene.OpenAsync(Engine.Sqlite);
        (await scene.AskAsync("Ana", "ana@example.org")).ShouldContain("This person works for the agency");
        var link = await scene.LinkAsync();
        (await scene.Site.GetAsync(link)).Status.ShouldBe(HttpStatusCode.Gone);
        (await scene.OpenAsync(link)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guessing_from_one_address_ends_after_a_while()
    {
        await using var scene = await Scene.OpenAsync(Engine.Sqlite);
        for (var i = 0; i < Folkmoot.Accounts.SignIn.AddressLimit.Failures; i++)
        {
            await scene.OpenAsync($"/review/guess{i}");
        }

        (await scene.OpenAsync("/review/once-more")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_chain_is_defined_changed_and_removed_on_its_page_without_script()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator, Role.EmergencyManager);
        var me = await site.InAsync((StoreDb db) => db.Users.Select(p => p.Id).SingleAsync());
        var fields = new Dictionary<string, string>
        {
            ["Chain.Version"] = "0",
            ["Chain.Name"] = "City",
            ["Chain.Channels"] = site.ChannelId.ToString(),
            ["Chain.Action"] = "save",
            ["Chain.Steps[0].Order"] = "2",
            ["Chain.Steps[0].Name"] = "Mayor",
            ["Chain.Steps[0].Roles"] = "Approver",
            ["Chain.Steps[0].Mode"] = "Any",
            ["Chain.Steps[1].Order"] = "1",
            ["Chain.Steps[1].Name"] = "Legal",
            ["Chain.Steps[1].People"] = me.ToString(),
            ["Chain.Steps[1].Mode"] = "Any",
            ["Chain.Steps[2].Order"] = "3",
            ["Chain.Steps[2].Mode"] = "Any",
        };
        (await site.PostAsync("/agency/approval-chains", new(fields) { ["Chain.Steps[0].Mode"] = "Some" }, "chain")).Body.ShouldContain("Give a number from 2 to 10");
        (await site.PostAsync("/agency/approval-chains", fields, "chain")).Status.ShouldBe(HttpStatusCode.Redirect);
        var held = await site.InAsync((ReadChains read) => read.NowAsync(default));
        held.Set.Chains.ShouldHaveSingleItem().Steps.Select(s => s.Name).ShouldBe(["Legal", "Mayor"]);
        (await site.PostAsync("/agency/approval-chains", fields, "chain")).Body.ShouldContain("Somebody else changed the chains meanwhile");

        (await site.PostAsync("/agency/approval-chains", new() { ["Label.Version"] = "1", ["Label.Labels"] = "Elections\nHealth" }, "labels")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.GetAsync("/posts/new")).Body.ShouldContain("Elections");
        var shown = (await site.GetAsync("/agency/approval-chains?edit=1&lang=es")).Body;
        shown.ShouldContain("Modificar la cadena");
        shown.ShouldContain("City Hall");
        await site.PostAsync("/agency/approval-chains?edit=1", new(fields) { ["Chain.Version"] = "2", ["Chain.Place"] = "0", ["Chain.Action"] = "remove" }, "chain");
        (await site.InAsync((ReadChains read) => read.NowAsync(default))).Set.Chains.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_post_the_queue_and_the_account_show_steps_and_absences()
    {
        await using var scene = await Scene.OpenAsync(Engine.Sqlite, firstOurs: true);
        var page = (await scene.Site.GetAsync($"/posts/{scene.Post}?lang=en")).Body;
        page.ShouldContain("Approval steps");
        page.ShouldContain("Waits for Bo Chen");
        var queue = (await scene.Site.GetAsync("/approvals")).Body;
        queue.ShouldContain("Nothing waits for you now.");
        queue.ShouldContain("Health: Legal");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        var absence = new Dictionary<string, string> { ["Input.From"] = today.ToString("O", System.Globalization.CultureInfo.InvariantCulture), ["Input.Until"] = today.AddDays(2).ToString("O", System.Globalization.CultureInfo.InvariantCulture), ["Input.Deputy"] = scene.Other.ToString() };
        (await scene.Site.PostAsync("/account/absence", absence, "absence")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await scene.Site.GetAsync("/account/absence")).Body.ShouldContain("Bo Chen");
        (await scene.Site.GetAsync("/account")).Body.ShouldContain("1 absence");
        var id = await scene.Site.InAsync((StoreDb db) => db.Absences.Select(a => a.Id).SingleAsync());
        await scene.Site.PostAsync("/account/absence", new() { ["Ending.Id"] = id.ToString() }, "end");
        (await scene.Site.GetAsync("/account")).Body.ShouldContain("0 absences");
    }

    [Fact]
    public async Task An_approver_may_not_define_chains()
    {
        await using var site = await DeskSite.OpenAsync(Role.Approver);
        (await site.GetAsync("/agency/approval-chains")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [GeneratedRegex("/review/[A-Za-z0-9_-]+")]
    private static partial Regex Link();

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex FormToken();

    /// <summary>A post in a chain with a step for an outside person, its author signed in, another approver, and a visitor without a session.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private Scene(DeskSite site) => (Site, Visitor) = (site, TestHttp.WithCookies(site.Address.ToString()));

        public DeskSite Site { get; }

        public HttpClient Visitor { get; }

        public Guid Post { get; private set; }

        public Guid Other { get; private set; }

        public static async Task<Scene> OpenAsync(Engine engine, bool firstOurs = false)
        {
            var site = await DeskSite.OpenAsync(engine, [], [Role.Administrator, Role.EmergencyManager]);
            var scene = new Scene(site);
            var me = await site.InAsync((StoreDb db) => db.Users.Select(p => p.Id).SingleAsync());
            scene.Other = (await site.InAsync((AddPerson add) => add.RunAsync(new(site.AgencyId, "Bo Chen", "bo@example.org", "seven blue lanterns drift", [Role.Approver]), default))).Required.Id;
            ChainStep outside = new("Health Department", [], [], External: true);
            ChainStep[] steps = firstOurs ? [new("Legal", [scene.Other], []), outside] : [outside];
            await site.AsAsync(site.AgencyId, me, [Role.Administrator], (SaveChains save) => save.RunAsync(new(0, new([], [new("Health", ChainScope.Everything, steps)]), "test"), default));
            var draft = new PostDraft("", Text, ["en"], [site.ChannelId], [], [], null, null, Source: "An inner note");
            scene.Post = ((Saved)await site.AsAsync(site.AgencyId, me, [Role.Author], (SavePost save) => save.RunAsync(new(null, 1, draft), default))).PostId;
            (await site.AsAsync(site.AgencyId, me, [Role.Author], (SubmitPost submit) => submit.RunAsync(scene.Post, default))).ShouldBeOfType<PostDone>();
            return scene;
        }

        public Task<PostState> StateAsync() => Site.InAsync((StoreDb db) => db.Posts.Where(p => p.Id == Post).Select(p => p.State).SingleAsync());

        public async Task<PostOutcome> ApproveAsync()
        {
            var seen = await Site.InAsync((LoadPost load) => load.FindAsync(Post, default));
            return await Site.AsAsync(Site.AgencyId, Other, [Role.Approver], (ApprovePost approve) => approve.RunAsync(new(Post, seen!.Hash), default));
        }

        public async Task EditAsync()
        {
            var version = await Site.InAsync((StoreDb db) => db.Posts.Where(p => p.Id == Post).Select(p => p.Version).SingleAsync());
            var draft = new PostDraft("", "Boil water until Saturday.", ["en"], [Site.ChannelId], [], [], null, null);
            (await Site.AsAsync(Site.AgencyId, Other, [Role.Author], (SavePost save) => save.RunAsync(new(Post, version, draft), default))).ShouldBeOfType<Saved>();
        }

        /// <summary>Asks for a link on the post's page.</summary>
        public async Task<string> AskAsync(string name, string email)
        {
            var step = await Site.InAsync((StoreDb db) => db.PostSteps.Where(s => s.PostId == Post && s.External && s.VoidedAt == null).Select(s => s.Id).SingleAsync());
            var fields = new Dictionary<string, string> { ["Input.StepId"] = step.ToString(), ["Input.Name"] = name, ["Input.Email"] = email, ["Input.Hours"] = "72" };
            return (await Site.PostAsync($"/posts/{Post}", fields, "outside")).Body;
        }

        public async Task<string> LinkAsync() => Link().Match(await AskAsync("Dr. Lee", "lee@health.example")).Value is { Length: > 0 } link ? link : throw new InvalidOperationException("No link was shown.");

        public async Task<HttpStatusCode> OpenAsync(string link) => (await Visitor.GetAsync(new Uri(link, UriKind.Relative))).StatusCode;

        public async Task<string> TokenAsync(string link) => FormToken().Match(await Visitor.GetStringAsync(new Uri(link, UriKind.Relative))).Groups[1].Value;

        public async Task<(HttpStatusCode Status, string Body)> DecideAsync(string link, string action, string reason = "", string? token = null)
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["_handler"] = "review",
                ["__RequestVerificationToken"] = token ?? await TokenAsync(link),
                ["Decide.Action"] = action,
                ["Decide.Reason"] = reason,
            });
            using var answer = await Visitor.PostAsync(new Uri(link, UriKind.Relative), content);
            return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        }

        public async ValueTask DisposeAsync()
        {
            Visitor.Dispose();
            await Site.DisposeAsync();
        }
    }
}
