// Templates, snippets and groups of hashtags: kept by the agency, inserted without script, and what they leave to be filled in is told.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Accounts.Pages;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Snippets;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class SnippetTests
{
    [DatabaseTheory]
    public async Task They_are_kept_changed_and_removed_and_two_have_never_the_same_name(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var id = ((Outcome.Made)await Save(desk, new(null, SnippetKind.Template, " Road works ", "Works in {street}", "From {date}.\r\n", "en"))).Id;
        (await Save(desk, new(null, SnippetKind.Text, "Road works", "", "Twice.", ""))).ShouldBeOfType<Outcome.Refused>().TextKey.ShouldBe("publishing.snippets.name.twice");
        (await Save(desk, new(null, SnippetKind.Text, "Long", "", new string('x', Snippet.TextMax + 1), ""))).ShouldBeOfType<Outcome.Refused>().TextKey.ShouldBe("publishing.snippets.text.wrong");
        (await Save(desk, new(null, SnippetKind.Text, "Tongue", "", "x", "no such"))).ShouldBeOfType<Outcome.Refused>().TextKey.ShouldBe("publishing.snippets.language.wrong");
        await Save(desk, new(id, SnippetKind.Hashtags, "Roads", "Not for hashtags", "#RoadWorks", ""));

        var kept = (await desk.As(desk.Author, s => s.GetRequiredService<FindSnippets>().RunAsync(default))).ShouldHaveSingleItem();
        (kept.Kind, kept.Name, kept.Title, kept.Text, kept.Language, kept.ChangedBy).ShouldBe((SnippetKind.Hashtags, "Roads", "", "#RoadWorks", "", desk.Author));
        await desk.As(desk.Author, async s =>
        {
            await s.GetRequiredService<RemoveSnippet>().RunAsync(id, default);
            return true;
        });
        (await desk.Look(db => db.Snippets.CountAsync())).ShouldBe(0);
        (await desk.Look(db => db.AuditEntries.Where(e => e.Action.StartsWith("publishing.snippet.")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()))
            .ShouldBe(["publishing.snippet.added", "publishing.snippet.changed", "publishing.snippet.removed"]);
    }

    [Fact]
    public async Task A_post_is_started_from_a_template_and_hashtags_are_inserted_without_script()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        var fields = new Dictionary<string, string> { ["Input.Kind"] = "Template", ["Input.Name"] = "Road works", ["Input.Title"] = "Works in {street}", ["Input.Text"] = "From {date} on.", ["Input.Language"] = "es", ["Input.Action"] = "save" };
        (await site.PostAsync("/posts/snippets", fields, "snippet")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.PostAsync("/posts/snippets", fields, "snippet")).Body.ShouldContain("There is one of this name already.");
        await site.PostAsync("/posts/snippets", new() { ["Input.Kind"] = "Hashtags", ["Input.Name"] = "Roads", ["Input.Text"] = "#roadworks #RoadWorks", ["Input.Action"] = "save" }, "snippet");
        var page = (await site.GetAsync("/posts/snippets")).Body;
        page.ShouldContain("To be filled in: {street}, {date}");
        page.ShouldContain("#RoadWorks");
        var ids = await site.InAsync((StoreDb db) => db.Snippets.ToDictionaryAsync(s => s.Name, s => s.Id));

        var started = (await site.GetAsync($"/posts/new?template={ids["Road works"]}")).Body;
        started.ShouldContain("value=\"Works in {street}\"");
        started.ShouldContain("To be filled in: {street}, {date}");
        var inserted = (await site.PostAsync(
            "/posts/new",
            new() { ["Input.Text"] = "From {date} on.", ["Input.Language"] = "en", ["Input.When"] = "now", ["Input.Channels"] = site.ChannelId.ToString(), ["Input.Snippet"] = ids["Roads"].ToString(), ["Input.Action"] = "insert" },
            "compose")).Body;
        inserted.ShouldContain("From {date} on. #roadworks #RoadWorks</textarea>");
        inserted.ShouldContain("It still says {date}.");
        (await site.InAsync((StoreDb db) => db.Posts.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("From {date} in {name of the school}, {Date}.", "{date} {name of the school}")]
    [InlineData("if (x) { return; } {} {1}", "")]
    [InlineData("El {día} en {escuela 3}", "{día} {escuela 3}")]
    public void What_is_to_be_filled_in_stands_in_braces(string text, string found) => string.Join(' ', Placeholders.In(text)).ShouldBe(found);

    [Theory]
    [InlineData("", false, "Piece")]
    [InlineData("Words.\n", false, "Words.\nPiece")]
    [InlineData("Words.", true, "Words. Piece")]
    public void A_piece_goes_to_the_end(string text, bool hashtags, string whole) => Placeholders.Append(text, hashtags ? SnippetKind.Hashtags : SnippetKind.Text, "Piece").ShouldBe(whole);

    private static Task<Outcome> Save(Desk desk, SaveSnippet.Input input) => desk.As(desk.Author, s => s.GetRequiredService<SaveSnippet>().RunAsync(input, default));
}
