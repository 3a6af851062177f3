// The pages of the large model over real HTTP, without script: the switch, the composer, the conversation, and what the public is told.
using System.Net;
using System.Text.RegularExpressions;
using Folkmoot.Accounts;
using Folkmoot.Drafting;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Drafting;

public sealed class PagesTests
{
    private static readonly (string, string) Here = ("Input.Assist.Outside", "false");

    private static readonly Role[] Everything = [Role.Administrator, Role.Auditor, Role.Author, Role.Agent];

    [Fact]
    public async Task Every_page_opens_in_both_languages()
    {
        await using var farEnd = await ModelFarEnd.StartAsync();
        await using var site = await OnAsync(farEnd);
        await site.PostAsync("/posts/new", Post("assist"), "compose");
        var proposal = await site.InAsync((StoreDb db) => db.Proposals.SingleAsync());
        var decision = await site.InAsync((StoreDb db) => db.Decisions.SingleAsync());
        foreach (var page in new[] { "/ai/assistance", $"/ai/proposals/{proposal.Id}", "/decisions", $"/decisions/{decision.Id}", "/ai", "/audit", "/posts/new", $"/inbox/{site.ConversationId}" })
        {
            foreach (var language in new[] { "en", "es" })
            {
                var (status, body) = await site.GetAsync($"{page}?lang={language}");
                status.ShouldBe(HttpStatusCode.OK, page);
                body.ShouldContain($"<html lang=\"{language}\"");
            }
        }

        (await site.GetAsync("/ai/assistance.csv")).Body.ShouldStartWith("month,purpose,asked");
        (await site.GetAsync($"/ai/proposals/{Guid.Empty}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nothing_of_it_is_seen_where_it_is_off()
    {
        await using var site = await DeskSite.OpenAsync(Everything);

        (await site.GetAsync("/posts/new")).Body.ShouldNotContain("Input.Assist.Outside");
        (await site.GetAsync($"/inbox/{site.ConversationId}")).Body.ShouldNotContain("id=\"assist\"");
        (await site.GetAsync("/ai/assistance")).Body.ShouldContain("No large model is set up");
    }

    [Fact]
    public async Task An_author_asks_takes_over_and_saves_and_the_post_is_marked()
    {
        await using var farEnd = await ModelFarEnd.StartAsync();
        await using var site = await OnAsync(farEnd);
        farEnd.Behave = ModelFarEnd.Says("From 3 March there is no ferry to Elmtown.");

        var shown = await site.PostAsync("/posts/new", Post("assist"), "compose");
        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Body.ShouldContain("Proposed by a machine");
        shown.Body.ShouldContain("<del>");
        Field(shown.Body, "Input.Text").ShouldBe("The ferry will be suspended.");
        var id = Hidden(shown.Body, "Input.Assist.Open[0].Id");
        var used = await site.PostAsync("/posts/new", Post($"assist-use:{id}", ("Input.Assist.Open[0].Id", id), ("Input.Assist.Open[0].Target", "text")), "compose");
        Field(used.Body, "Input.Text").ShouldBe("From 3 March there is no ferry to Elmtown.");
        Hidden(used.Body, "Input.Assist.Taken[0]").ShouldBe(id);
        await site.PostAsync("/posts/new", Post("save", ("Input.Text", "From 3 March there is no ferry to Elmtown. Sorry!"), ("Input.Assist.Taken[0]", id)), "compose");

        var post = await site.InAsync((StoreDb db) => db.Posts.SingleAsync());
        post.MachineAssisted.ShouldBeTrue();
        (await site.InAsync((StoreDb db) => db.Proposals.SingleAsync())).ShouldSatisfyAllConditions(p => p.SubjectId.ShouldBe(post.Id), p => p.Verdict.ShouldBe(ProposalVerdict.Accepted));
        (await site.GetAsync($"/posts/{post.Id}")).Body.ShouldContain("Written with a machine's help");

        await site.PostAsync($"/posts/{post.Id}/edit", Post("save", ("Input.Text", "All in our own words now."), ("Input.Version", "1")), "compose");
        (await site.InAsync((StoreDb db) => db.Posts.AsNoTracking().SingleAsync())).MachineAssisted.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_large_model_our_own_rules_make_a_post_of_a_release()
    {
        await using var site = await DeskSite.OpenAsync(Everything);

        var shown = await site.PostAsync("/posts/new", Post("assist", ("Input.Text", ""), ("Input.Source", Own.OwnTexts.Release), ("Input.Assist.What", "Draft"), Here), "compose");
        shown.Body.ShouldContain("Proposed by a machine");
        shown.Body.ShouldContain("nothing was sent anywhere");
        var id = Hidden(shown.Body, "Input.Assist.Open[0].Id");
        var used = await site.PostAsync("/posts/new", Post($"assist-use:{id}", ("Input.Text", ""), ("Input.Assist.Open[0].Id", id), ("Input.Assist.Open[0].Target", "text")), "compose");

        Hidden(used.Body, "Input.Title").ShouldBe("Marlow Ferry opens three warming centers ahead of the cold front");
        Field(used.Body, "Input.Text").ShouldStartWith("The City of Marlow Ferry will open three warming centers");
        (await site.InAsync((StoreDb db) => db.Proposals.SingleAsync())).ShouldSatisfyAllConditions(
            p => p.Model.ShouldBe("folkmoot-rules"), p => p.Host.ShouldBe(""), p => p.CostMicros.ShouldBe(0), p => p.Verdict.ShouldBe(ProposalVerdict.Accepted));
        (await site.InAsync((StoreDb db) => db.Decisions.SingleAsync())).ShouldSatisfyAllConditions(d => d.IsProposal.ShouldBeTrue(), d => d.Model.ShouldStartWith("folkmoot-rules "));
    }

    [Fact]
    public async Task Plainer_words_come_as_a_difference_with_the_grade_before_and_after()
    {
        await using var site = await DeskSite.OpenAsync(Everything);

        var shown = await site.PostAsync("/posts/new", Post("assist", ("Input.Text", "Prior to the meeting, residents shall utilize the additional entrance."), Here), "compose");

        shown.Body.ShouldContain("<del>");
        shown.Body.ShouldContain("Years of school that it asks for:");
        (await site.InAsync((StoreDb db) => db.Proposals.SingleAsync())).Proposed.ShouldBe("Before the meeting, residents must use the additional entrance.");
    }

    [Fact]
    public async Task Each_channel_that_the_text_is_too_long_for_gets_a_version_and_each_is_decided_alone()
    {
        await using var site = await DeskSite.OpenAsync(Everything);
        var channels = await site.InAsync((StoreDb db) => db.Channels.Select(c => c.Id).ToListAsync());
        var text = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"The pool at {i} Elm Street opens on May {(i % 28) + 1} at 9 a.m. for everybody."));
        (string, string)[] fields = [("Input.Text", text), .. channels.Select((c, i) => ($"Input.Channels[{i}]", c.ToString()))];

        var shown = await site.PostAsync("/posts/new", Post("assist", [.. fields, Here, ("Input.Assist.Target", "each")]), "compose");

        var proposals = await site.InAsync((StoreDb db) => db.Proposals.OrderBy(p => p.Id).ToListAsync());
        proposals.ShouldNotBeEmpty();
        proposals.ShouldAllBe(p => p.Purpose == Purpose.Shorten && p.Proposed!.Length < text.Length);
        var (id, target) = (Hidden(shown.Body, "Input.Assist.Open[0].Id"), Hidden(shown.Body, "Input.Assist.Open[0].Target"));
        var used = await site.PostAsync("/posts/new", Post($"assist-use:{id}", [.. fields, ("Input.Assist.Open[0].Id", id), ("Input.Assist.Open[0].Target", target)]), "compose");
        used.Body.ShouldContain($"value=\"{target}\"");
        Field(used.Body, "Input.Text").ShouldBe(text);
        Regex.Matches(used.Body, "<textarea[^>]*name=\"Input\\.Versions\\[\\d+\\]\\.Text\"[^>]*>\\n?([^<]+)</textarea>").ShouldHaveSingleItem().Groups[1].Value.ShouldBe(proposals.Single(p => p.Id == Guid.Parse(id)).Proposed);
    }

    [Theory]
    [InlineData("Input.Text", "", "Write a few words first.")]
    [InlineData("Input.Text", "We meet at noon.", "find nothing to change")]
    [InlineData("Input.Language", "de", "English and Spanish")]
    public async Task Where_our_own_rules_have_nothing_to_say_they_say_why(string field, string value, string why)
    {
        await using var site = await DeskSite.OpenAsync(Everything);

        var shown = await site.PostAsync("/posts/new", Post("assist", (field, value), Here), "compose");

        shown.Body.ShouldContain("There is no suggestion");
        shown.Body.ShouldContain(why);
        (await site.InAsync((StoreDb db) => db.Proposals.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_failure_loses_nothing_of_what_was_written()
    {
        await using var farEnd = await ModelFarEnd.StartAsync();
        await using var site = await OnAsync(farEnd);
        farEnd.Behave = ModelFarEnd.Fails(500);

        var post = await site.PostAsync("/posts/new", Post("assist", ("Input.Title", "Ferry"), ("Input.Assist.Notes", "Some points")), "compose");
        var reply = await site.PostAsync($"/inbox/{site.ConversationId}", Reply("assist", ("ReplyInput.Text", "Half an answer"), ("ReplyInput.Assist.Wish", "Be kind")), "reply");

        Field(post.Body, "Input.Text").ShouldBe("The ferry will be suspended.");
        Field(post.Body, "Input.Assist.Notes").ShouldBe("Some points");
        post.Body.ShouldContain("The model had trouble of its own.");
        Field(reply.Body, "ReplyInput.Text").ShouldBe("Half an answer");
        Field(reply.Body, "ReplyInput.Assist.Wish").ShouldBe("Be kind");
        reply.Body.ShouldContain("The model had trouble of its own.");
    }

    [Fact]
    public async Task An_agent_takes_a_suggested_answer_over_and_the_answer_is_marked()
    {
        await using var farEnd = await ModelFarEnd.StartAsync();
        await using var site = await OnAsync(farEnd);
        farEnd.Behave = ModelFarEnd.Says("Hola. Una colega lo averiguará y le escribirá pronto.");
        var page = $"/inbox/{site.ConversationId}";

        var shown = await site.PostAsync(page, Reply("assist"), "reply");
        farEnd.Last.Text.ShouldBe("Resident: ¿Cuándo abre el puente? <script>");
        farEnd.Last.Body.ShouldNotContain("rosa");
        var id = Hidden(shown.Body, "ReplyInput.Assist.Proposal");
        var used = await site.PostAsync(page, Reply("assist-edit", ("ReplyInput.Assist.Proposal", id), ("ReplyInput.Assist.Edited", "Hola, Rosa. Una colega lo averiguará y le escribirá.")), "reply");
        var text = Field(used.Body, "ReplyInput.Text");
        text.ShouldBe("Hola, Rosa. Una colega lo averiguará y le escribirá.");
        (await site.InAsync((StoreDb db) => db.Deliveries.AnyAsync())).ShouldBeFalse();
        await site.PostAsync(page, Reply("", ("ReplyInput.Text", text), ("ReplyInput.Assist.Taken[0]", id)), "reply");

        (await site.InAsync((StoreDb db) => db.Messages.SingleAsync(m => m.DeliveryId != null))).MachineAssisted.ShouldBeTrue();
        (await site.InAsync((StoreDb db) => db.Deliveries.SingleAsync())).ReadContent().MachineAssisted.ShouldBeTrue();
        (await site.InAsync((StoreDb db) => db.Proposals.SingleAsync())).Verdict.ShouldBe(ProposalVerdict.Changed);
        (await site.GetAsync(page)).Body.ShouldContain("With a machine's help");
    }

    [Fact]
    public async Task A_summary_goes_into_a_note_and_not_to_the_resident()
    {
        await using var farEnd = await ModelFarEnd.StartAsync();
        await using var site = await OnAsync(farEnd);
        farEnd.Behave = ModelFarEnd.Says("A resident asks when the bridge opens.");
        var page = $"/inbox/{site.ConversationId}";

        var shown = await site.PostAsync(page, Reply("assist", ("ReplyInput.Assist.What", "Summary"), ("ReplyInput.Assist.Language", "en")), "reply");
        var used = await site.PostAsync(page, Reply("assist-use", ("ReplyInput.Assist.Proposal", Hidden(shown.Body, "ReplyInput.Assist.Proposal"))), "reply");

        Field(used.Body, "NoteInput.Text").ShouldBe("Written by a machine (test-model-1):\nA resident asks when the bridge opens.");
        Field(used.Body, "ReplyInput.Text").ShouldBe("");
    }

    [Fact]
    public async Task A_discarded_proposal_is_gone_and_written_down()
    {
        await using var farEnd = await ModelFarEnd.StartAsync();
        await using var site = await OnAsync(farEnd);
        farEnd.Behave = ModelFarEnd.Says("No ferry.");
        var shown = await site.PostAsync("/posts/new", Post("assist"), "compose");

        var id = Hidden(shown.Body, "Input.Assist.Open[0].Id");
        var discarded = await site.PostAsync("/posts/new", Post($"assist-discard:{id}", ("Input.Assist.Open[0].Id", id)), "compose");

        discarded.Body.ShouldNotContain("Proposed by a machine");
        Field(discarded.Body, "Input.Text").ShouldBe("The ferry will be suspended.");
        (await site.InAsync((StoreDb db) => db.Proposals.SingleAsync())).Verdict.ShouldBe(ProposalVerdict.Rejected);
    }

    [Fact]
    public async Task The_stop_button_stops()
    {
        await using var farEnd = await ModelFarEnd.StartAsync();
        await using var site = await OnAsync(farEnd);

        (await site.PostAsync("/ai/assistance", new() { ["StopInput.Reason"] = "Enough" }, "stop")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await site.GetAsync("/posts/new")).Body.ShouldNotContain("Input.Assist.Outside");
        (await site.InAsync((StoreDb db) => db.DraftingPolicies.SingleAsync())).ShouldSatisfyAllConditions(p => p.IsOn.ShouldBeFalse(), p => p.Reason.ShouldBe("Enough"));
    }

    [Theory]
    [InlineData("Input.Reason", "", "Say why it is used.")]
    [InlineData("Input.Currency", "Dollars", "A currency has three capital letters")]
    [InlineData("Input.Rate", "much", "The rate must be a number")]
    [InlineData("Input.Rate", "2", "so the rate must be 1")]
    [InlineData("Input.Budget", "-1", "The budget must be a number")]
    public async Task A_decision_that_is_not_complete_comes_back_with_the_reason(string field, string value, string reason)
    {
        await using var farEnd = await ModelFarEnd.StartAsync();
        await using var site = await DeskSite.OpenAsync(Settings(farEnd), Everything);
        var fields = Policy();
        fields[field] = value;

        var answer = await site.PostAsync("/ai/assistance", fields, "policy");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.ShouldContain(reason);
        answer.Body.ShouldContain("error-summary");
    }

    [Fact]
    public async Task An_author_cannot_decide_about_it()
    {
        await using var farEnd = await ModelFarEnd.StartAsync();
        await using var site = await DeskSite.OpenAsync(Settings(farEnd), [Role.Author]);

        (await site.GetAsync("/ai/assistance")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.GetAsync("/ai/assistance.csv")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_open_register_names_the_model_and_not_the_houses_address()
    {
        await using var farEnd = await ModelFarEnd.StartAsync();
        await using var site = await DeskSite.OpenAsync(Settings(farEnd), Everything);

        var page = (await site.GetAsync("/ai")).Body;

        page.ShouldContain("test-model");
        page.ShouldContain("On a machine of the operator's own");
        (await site.GetAsync("/ai/register.json")).Body.ShouldNotContain("127.0.0.1");
    }

    private static string[] Settings(ModelFarEnd farEnd) => [$"--Language:Model={farEnd.Endpoint}", "--Language:Name=test-model", "--Language:AllowPrivateAddress=true", "--Language:Images=true"];

    private static async Task<DeskSite> OnAsync(ModelFarEnd farEnd)
    {
        var site = await DeskSite.OpenAsync(Settings(farEnd), Everything);
        (await site.PostAsync("/ai/assistance", Policy(), "policy")).Status.ShouldBe(HttpStatusCode.Redirect);
        return site;
    }

    private static Dictionary<string, string> Policy() => new()
    {
        ["Input.IsOn"] = "true",
        ["Input.Reason"] = "A trial.",
        ["Input.Currency"] = "usd",
        ["Input.Rate"] = "1",
        ["Input.Budget"] = "10",
        ["Input.Version"] = "0",
    };

    private static Dictionary<string, string> Post(string action, params (string Name, string Value)[] more) => With(more, new()
    {
        ["Input.Text"] = "The ferry will be suspended.",
        ["Input.Language"] = "en",
        ["Input.When"] = "now",
        ["Input.Assist.What"] = "Plain",
        ["Input.Assist.Target"] = "text",
        ["Input.Assist.Language"] = "",
        ["Input.Assist.Voice"] = "Friendly",
        ["Input.Assist.Outside"] = "true",
        ["Input.Action"] = action,
    });

    private static Dictionary<string, string> Reply(string then, params (string Name, string Value)[] more) => With(more, new()
    {
        ["ReplyInput.ReplyId"] = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString(),
        ["ReplyInput.Seen"] = "0",
        ["ReplyInput.Answers"] = "",
        ["ReplyInput.Text"] = "",
        ["ReplyInput.Language"] = "es",
        ["ReplyInput.Assist.What"] = "Reply",
        ["ReplyInput.Assist.Language"] = "es",
        ["ReplyInput.Assist.Message"] = "",
        ["ReplyInput.Then"] = then,
    });

    private static Dictionary<string, string> With((string Name, string Value)[] more, Dictionary<string, string> fields)
    {
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        return fields;
    }

    private static string Hidden(string body, string name) => Regex.Match(body, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]*)\"").Groups[1].Value;

    private static string Field(string body, string name) =>
        Regex.Match(body, $"<textarea[^>]*name=\"{Regex.Escape(name)}\"[^>]*>\\n?(.*?)</textarea>", RegexOptions.Singleline).Groups[1].Value;
}
