// What people type and send that cannot be taken: each gets a clear word at the right place, and nothing that they wrote is lost.
using System.Globalization;
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Loop;

[Trait("Category", "App")]
public sealed class BadInputTests : IAsyncLifetime
{
    private const string Typed = "Water is off in Mill Lane until 4 pm.";
    private RunningDesk _desk = null!;
    private DeskPerson _author = null!;

    public async Task InitializeAsync()
    {
        _desk = await RunningDesk.StartAsync(Engine.Sqlite, works: false);
        _author = await _desk.APersonAsync("Ana", Role.Author);
    }

    public Task DisposeAsync() => _desk.DisposeAsync().AsTask();

    [Fact]
    public async Task A_wrong_password_says_what_to_do_and_keeps_the_address()
    {
        using var browser = new Browser(_desk.Address);
        var page = await browser.SubmitAsync(
            await browser.OpenAsync("/sign-in"), "sign-in", new Dictionary<string, string> { ["Input.Email"] = _author.Email, ["Input.Password"] = "wrong" });

        page.Text.ShouldContain("do not match");
        page.ValueOf("Input.Email").ShouldBe(_author.Email);
        page.ValueOf("Input.Password").ShouldBeNullOrEmpty();
        page.Document.QuerySelector("a[href='/sign-in/help']").ShouldNotBeNull();
        (await browser.AskAsync(HttpMethod.Get, "/account")).LeadsTo.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task An_image_of_forty_megabytes_is_refused_at_its_field_and_the_text_stays()
    {
        using var browser = await _desk.SignInAsync(_author);
        var huge = new PickedFile("Input.Files", "town-hall.png", "image/png", new byte[40_000_000]);
        var page = await browser.SubmitAsync(
            await browser.OpenAsync("/posts/new"), "compose", new Dictionary<string, string> { ["Input.Text"] = Typed }, "Input.Action=submit", huge);

        page.Status.ShouldBe(HttpStatusCode.OK, Said(page));
        page.ErrorAt("Input-Files").ShouldNotBeNull().ShouldContain("“town-hall.png” has 40 MB");
        page.ErrorAt("Input-Files")!.ShouldContain("Save the image smaller");
        page.ValueOf("Input.Text").ShouldBe(Typed);
        (await _desk.InDbAsync(db => db.Posts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_post_of_a_hundred_thousand_characters_is_refused_at_its_field_and_stays_there()
    {
        using var browser = await _desk.SignInAsync(_author);
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"word {i:0000}\n")));
        var page = await browser.SubmitAsync(
            await browser.OpenAsync("/posts/new"), "compose", new Dictionary<string, string> { ["Input.Text"] = text, ["Input.Title"] = "Long" }, "Input.Action=submit");

        page.Status.ShouldBe(HttpStatusCode.OK, Said(page));
        page.ErrorAt("Input-Text").ShouldNotBeNull().ShouldContain("a post can have 50,000");
        page.ValueOf("Input.Text")!.ReplaceLineEndings("\n").ShouldBe(text);
        page.ValueOf("Input.Title").ShouldBe("Long");
    }

    [Fact]
    public async Task A_post_due_in_the_past_is_kept_as_a_draft_and_its_time_is_named()
    {
        await ASandboxAsync();
        using var browser = await _desk.SignInAsync(_author);
        var page = await browser.SubmitAsync(
            await browser.OpenAsync("/posts/new"),
            "compose",
            new Dictionary<string, string> { ["Input.Text"] = Typed, ["Input.When"] = "at", ["Input.Due"] = "2026-01-05T09:00" },
            "Input.Action=submit");

        page.ErrorAt("Input-Due").ShouldNotBeNull(Said(page)).ShouldContain("The time is past. Choose a later one");
        page.ValueOf("Input.Text").ShouldBe(Typed);
        page.ValueOf("Input.Due").ShouldBe("2026-01-05T09:00");
        var post = await _desk.InDbAsync(db => db.Posts.AsNoTracking().SingleAsync());
        (post.Text, post.State).ShouldBe((Typed, PostState.Draft));
    }

    [Fact]
    public async Task What_cannot_be_read_as_a_time_is_named_at_its_field_and_stays_there()
    {
        using var browser = await _desk.SignInAsync(_author);
        var page = await browser.SubmitAsync(
            await browser.OpenAsync("/posts/new"),
            "compose",
            new Dictionary<string, string> { ["Input.Text"] = Typed, ["Input.When"] = "at", ["Input.Due"] = "next Tuesday" },
            "Input.Action=save");

        page.Status.ShouldBe(HttpStatusCode.OK, Said(page));
        page.ErrorAt("Input-Due").ShouldNotBeNull();
        page.ValueOf("Input.Text").ShouldBe(Typed);
    }

    private string Said(Page page) => $"{page.Text}\n{string.Join('\n', _desk.Errors)}";

    /// <summary>A channel that takes anything, without a far end: nothing is sent here.</summary>
    private Task ASandboxAsync() => _desk.InDbAsync(async db =>
    {
        db.Channels.Add(new Channel
        {
            Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            Network = "sandbox",
            Name = "Training",
            Settings = "",
            CreatedAt = TimeProvider.System.GetUtcNow(),
        });
        return await db.SaveChangesAsync();
    });
}
