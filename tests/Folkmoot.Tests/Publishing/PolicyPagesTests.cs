// The posting policy and the blackout periods over real HTTP, without script, and the same refusals from the page, the address for programs and the command line.
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Policies;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Publishing;

public sealed class PolicyPagesTests
{
    [Fact]
    public async Task Clauses_are_added_changed_moved_and_removed_on_their_page()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        var fields = new Dictionary<string, string>
        {
            ["Rule.Version"] = "0",
            ["Rule.Clause"] = "4.2",
            ["Rule.Wording"] = "We do not shout",
            ["Rule.Check"] = "all-caps",
            ["Rule.Severity"] = "blocks",
            ["Rule.Action"] = "save",
        };
        (await site.PostAsync("/agency/policy", fields, "rule")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.PostAsync("/agency/policy", fields, "rule")).Body.ShouldContain("Somebody else changed the policy meanwhile.");
        (await site.PostAsync("/agency/policy", new(fields) { ["Rule.Version"] = "1" }, "rule")).Body.ShouldContain("The clause 4.2 is there twice.");
        (await site.PostAsync("/agency/policy", new(fields) { ["Rule.Version"] = "1", ["Rule.Clause"] = "5", ["Rule.Check"] = "words" }, "rule")).Body.ShouldContain("each of at most 80 characters");
        await site.PostAsync("/agency/policy", new(fields) { ["Rule.Version"] = "1", ["Rule.Clause"] = "5", ["Rule.Check"] = "words", ["Rule.Words"] = "scheme\nplot" }, "rule");
        (await Clauses(site)).ShouldBe("4.2 5");

        await site.PostAsync("/agency/policy", new() { ["Move.Version"] = "2", ["Move.Action"] = "up:1" }, "order");
        (await Clauses(site)).ShouldBe("5 4.2");
        (await site.GetAsync("/agency/policy?edit=2&lang=es")).Body.ShouldContain("Eliminar la cláusula");
        await site.PostAsync("/agency/policy?edit=2", new(fields) { ["Rule.Version"] = "3", ["Rule.Place"] = "1", ["Rule.Action"] = "remove" }, "rule");
        (await Clauses(site)).ShouldBe("5");
        (await site.InAsync((StoreDb db) => db.AuditEntries.CountAsync(e => e.Action == "publishing.policy.changed"))).ShouldBe(4);
    }

    [Fact]
    public async Task A_text_is_tried_and_the_policy_goes_out_and_in_as_a_file()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        (await site.PostAsync("/agency/policy", new() { ["Move.Version"] = "0", ["Move.Action"] = "starter" }, "order")).Status.ShouldBe(HttpStatusCode.Redirect);
        var tried = (await site.PostAsync("/agency/policy", new() { ["Try.Text"] = "click here", ["Try.Language"] = "en" }, "try")).Body;
        tried.ShouldContain("of the posting policy: “A link says where it goes”");

        var (status, file) = await site.GetAsync("/agency/policy.json");
        status.ShouldBe(HttpStatusCode.OK);
        PolicyJson.Read(file, name => name).Faults.ShouldBeEmpty();
        (await site.PostAsync("/agency/policy", new() { ["Import.Version"] = "1", ["Import.Json"] = file.Replace("\"link-text\"", "\"link-texts\"", StringComparison.Ordinal) }, "import")).Body
            .ShouldContain("No check has the name “link-texts”.");
        var one = """{"policy":"folkmoot-posting-policy-1","rules":[{"clause":"1","wording":"w","check":"link-text","severity":"blocks","channels":["city hall"]}]}""";
        (await site.PostAsync("/agency/policy", new() { ["Import.Version"] = "1", ["Import.Json"] = one }, "import")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.GetAsync("/agency/policy.json")).Body.ShouldContain("City Hall");
        (await site.GetAsync("/agency/policy.json?version=1")).Body.ShouldContain("ascii-art");
        (await site.GetAsync("/agency/policy.json?version=9")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_program_and_command_line_refuse_with_the_same_clause()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator, Role.Author);
        var rule = """{"policy":"folkmoot-posting-policy-1","rules":[{"clause":"4.2","wording":"We do not shout","check":"all-caps","severity":"blocks"}]}""";
        await site.PostAsync("/agency/policy", new() { ["Import.Version"] = "0", ["Import.Json"] = rule }, "import");
        var fields = new Dictionary<string, string>
        {
            ["Input.Text"] = "THE FERRY RUNS AGAIN",
            ["Input.Language"] = "en",
            ["Input.When"] = "now",
            ["Input.Channels"] = site.ChannelId.ToString(),
            ["Input.Action"] = "preview",
        };
        const string Cited = "Clause 4.2 of the posting policy: “We do not shout”";
        (await site.PostAsync("/posts/new", fields, "compose")).Body.ShouldContain(Cited);

        var (_, _, location) = await site.PostAsync("/posts/new", new(fields) { ["Input.Action"] = "submit" }, "compose");
        location.ShouldEndWith("?check=true");
        (await site.GetAsync(location!)).Body.ShouldContain(Cited);
        var post = await site.InAsync((StoreDb db) => db.Posts.SingleAsync());
        post.State.ShouldBe(PostState.Draft);

        var answer = JsonNode.Parse((await site.PostAsync("/publishing/check", new() { ["post"] = post.Id.ToString() }, from: "/posts/new")).Body)!;
        ((bool)answer["allowed"]!, (string?)answer["problems"]![0]!["clause"]).ShouldBe((false, "4.2"));

        var (status, line, _) = await CheckAsync(rule, """{"id":1,"text":"THE FERRY RUNS AGAIN"}""");
        var problem = JsonNode.Parse(line)!;
        (status, (bool)problem["fits"]!, (bool)problem["allowed"]!).ShouldBe((0, true, false));
        ((string?)problem["problems"]![0]!["clause"], (string?)problem["problems"]![0]!["wording"], (bool)problem["problems"]![0]!["blocks"]!).ShouldBe(("4.2", "We do not shout", true));
    }

    [Fact]
    public async Task The_command_line_names_the_place_of_a_fault_and_holds_a_clause_for_a_channel_only_there()
    {
        var wrong = """{"policy":"folkmoot-posting-policy-1","rules":[{"clause":"1","wording":"w","check":"all-cap","severity":"blocks"}]}""";
        var (status, line, errors) = await CheckAsync(wrong, """{"id":1,"text":"x"}""");
        (status, line).ShouldBe((2, ""));
        errors.ShouldContain("rules[0].check: No check has the name “all-cap”.");

        var scoped = """{"policy":"folkmoot-posting-policy-1","rules":[{"clause":"1","wording":"w","check":"link-text","severity":"blocks","channels":["City Hall"]}]}""";
        (await CheckAsync(scoped, """{"id":1,"text":"click here"}""")).Line.ShouldContain("\"allowed\":true");
        (await CheckAsync(scoped, """{"id":1,"text":"click here"}""", "City Hall")).Line.ShouldContain("\"allowed\":false");
        var source = """{"policy":"folkmoot-posting-policy-1","rules":[{"clause":"7","wording":"True","check":"claims","severity":"blocks"}]}""";
        (await CheckAsync(source, """{"id":1,"text":"Open on 15 May.","source":"Open on 14 May.","language":"en"}""")).Line.ShouldContain("\"clause\":\"7\"");
    }

    [Fact]
    public async Task Periods_are_set_shown_and_ended_on_their_page()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        var fields = new Dictionary<string, string> { ["Input.From"] = "2026-01-01T08:00", ["Input.Until"] = "2999-03-01T20:00", ["Input.Kind"] = "Other", ["Input.Words"] = "" };
        (await site.PostAsync("/agency/blackouts", fields, "period")).Body.ShouldContain("Say what for");
        (await site.PostAsync("/agency/blackouts", new(fields) { ["Input.Words"] = "Silence for the lake" }, "period")).Status.ShouldBe(HttpStatusCode.Redirect);
        var shown = (await site.GetAsync("/agency/blackouts?lang=en")).Body;
        shown.ShouldContain("Silence for the lake");
        shown.ShouldContain("America/New_York");
        shown.ShouldContain("Holds now");

        var period = await site.InAsync((StoreDb db) => db.BlackoutPeriods.SingleAsync());
        await site.PostAsync("/agency/blackouts", new() { ["End.Id"] = period.Id.ToString() }, "end");
        (await site.GetAsync("/agency/blackouts")).Body.ShouldContain("Ended early");
    }

    [Theory]
    [InlineData("/agency/policy")]
    [InlineData("/agency/policy.json")]
    [InlineData("/agency/blackouts")]
    public async Task An_author_may_not_set_the_rules(string page)
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        (await site.GetAsync(page)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<string> Clauses(DeskSite site) =>
        site.InAsync(async (ReadPolicy read) => string.Join(' ', (await read.NowAsync(default)).Rules.Select(r => r.Clause)));

    private static async Task<(int Status, string Line, string Errors)> CheckAsync(string policy, string row, string? channel = null)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, policy);
            using var output = new MemoryStream();
            using var errors = new StringWriter();
            int status = await CheckPostCommand.RunAsync("x", file, channel, null, null, () => new MemoryStream(Encoding.UTF8.GetBytes(row + "\n")), () => output, errors, default);
            return (status, Encoding.UTF8.GetString(output.ToArray()).Trim(), errors.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
