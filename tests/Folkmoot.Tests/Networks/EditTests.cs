// The contract of editing on each network that allows it, and what is each one's own: images that stay, captions, servers that know no edits.
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Tests.Infrastructure;

namespace Folkmoot.Tests.Networks;

public abstract class EditContract<TFarEnd> : EditContract
    where TFarEnd : class, IAsyncDisposable
{
    private TFarEnd? _farEnd;

    private protected TFarEnd Server => _farEnd ?? throw new InvalidOperationException("Not started.");

    private protected abstract Task<TFarEnd> StartAsync();

    public override async Task InitializeAsync() => _farEnd = await StartAsync();

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }
}

/// <summary>A far end of a network's own, for a class that must be public.</summary>
public sealed class Ended : IAsyncDisposable
{
    internal Ended(FarEnd end) => End = end;

    internal FarEnd End { get; }

    public ValueTask DisposeAsync() => End.DisposeAsync();
}

public sealed class SandboxEditTests : EditContract<SandboxServer>
{
    private protected override IEdit Network => (IEdit)Host["sandbox"];

    private protected override Account Account => NetworkHost.Account(("url", Server.Url.AbsoluteUri), ("account", "city"));

    private protected override IReadOnlyList<string> Shown => [.. Server.State.Posts().Select(post => post.Text)];

    private protected override Task<SandboxServer> StartAsync() => SandboxServer.StartAsync(0, TimeProvider.System, default);

    private protected override void Fail(params SandboxFault[] faults) => Server.State.Fail(faults);

    [Fact]
    public async Task The_page_says_that_it_was_edited_and_why()
    {
        var id = await SentAsync("At 8.", Content.Image());
        (await EditAsync(id, "At 9.", Content.Image())).ShouldBeOfType<Edited>();

        using var http = TestHttp.Plain(Server.Url.AbsoluteUri);
        var page = await http.GetStringAsync(new Uri($"posts/{id}", UriKind.Relative));

        page.ShouldContain("At 9.");
        page.ShouldContain("Edited");
        page.ShouldContain("The hour was wrong.");
        page.ShouldContain("The bridge at sunrise");
    }

    [Fact]
    public async Task Another_account_cannot_edit_it()
    {
        var id = await SentAsync("At 8.");

        (await Network.EditAsync(NetworkHost.Account(("url", Server.Url.AbsoluteUri), ("account", "other")), id, new(Content.Post("Mine.")), default)).ShouldBeOfType<EditGone>();

        Shown.ShouldBe(["At 8."]);
    }
}

public sealed class MastodonEditTests : EditContract<Ended>
{
    private protected override IEdit Network => (IEdit)Host["mastodon"];

    private protected override Account Account => NetworkHost.Account(("server", End.Url.AbsoluteUri), ("token", MastodonFarEnd.Token));

    private MastodonFarEnd End => (MastodonFarEnd)Server.End;

    private protected override IReadOnlyList<string> Shown => [.. End.Statuses.Select(status => (string?)status["text"] ?? "")];

    private protected override async Task<Ended> StartAsync() => new(await FarEnds.StartAsync<MastodonFarEnd>());

    private protected override void Fail(params SandboxFault[] faults) => End.Fail(faults);

    [Fact]
    public async Task Its_images_stay_with_their_descriptions()
    {
        var id = await SentAsync("Two images.", Content.Image("One"), Content.Image("Two"));

        (await EditAsync(id, "Two pictures.", Content.Image("One"), Content.Image("Dos ñ"))).ShouldBeOfType<Edited>();

        End.Statuses.Single()["media_attachments"]!.AsArray().Count.ShouldBe(2);
        End.Media.Values.Select(media => media.Description).ShouldBe(["One", "Dos ñ"]);
    }

    [Fact]
    public async Task A_server_that_knows_no_edits_is_told_from_a_post_that_is_gone()
    {
        var id = await SentAsync("At 8.");
        End.KnowsEdits = false;

        (await EditAsync(id, "At 9.")).ShouldBeOfType<NotEdited>().Reason.Key.ShouldBe("networks.mastodon.no-edits");
    }
}

public sealed class FacebookEditTests : EditContract<Ended>
{
    private protected override IEdit Network => (IEdit)Host["facebook"];

    private protected override Account Account => NetworkHost.Account(("server", End.Url.AbsoluteUri), ("pageId", FacebookFarEnd.Page), ("token", FacebookFarEnd.Token));

    private FacebookFarEnd End => (FacebookFarEnd)Server.End;

    private protected override IReadOnlyList<string> Shown => [.. End.Posts.Select(post => (string?)post["message"] ?? "")];

    private protected override async Task<Ended> StartAsync() => new(await FarEnds.StartAsync<FacebookFarEnd>());

    private protected override void Fail(params SandboxFault[] faults) => End.Fail(faults);

    [Fact]
    public async Task Only_the_words_are_sent()
    {
        var id = await SentAsync("At 8.", Content.Image());

        (await EditAsync(id, "At 9.", Content.Image())).ShouldBeOfType<Edited>().Rendered.ShouldBe("message=At%209.");

        ((int)End.Posts.Single()["images"]!).ShouldBe(1);
    }
}

public sealed class TelegramEditTests : EditContract<Ended>
{
    private protected override IEdit Network => (IEdit)Host["telegram"];

    private protected override Account Account => NetworkHost.Account(("server", End.Url.AbsoluteUri), ("token", TelegramFarEnd.Token), ("chat", TelegramFarEnd.Chat));

    private TelegramFarEnd End => (TelegramFarEnd)Server.End;

    private protected override IReadOnlyList<string> Shown => [.. End.Messages.Select(message => message.Text)];

    private protected override async Task<Ended> StartAsync() => new(await FarEnds.StartAsync<TelegramFarEnd>());

    private protected override void Fail(params SandboxFault[] faults) => End.Fail(faults);

    [Fact]
    public async Task Of_a_photo_the_caption_is_edited_and_of_an_album_the_first_one()
    {
        var photo = await SentAsync("One", Content.Image());
        var album = await SentAsync("Two", Content.Image(), Content.Image());

        (await EditAsync(photo, "Uno ñ", Content.Image())).ShouldBeOfType<Edited>();
        (await EditAsync(album, "Dos", Content.Image(), Content.Image())).ShouldBeOfType<Edited>();

        Shown.ShouldBe(["Uno ñ", "Dos", ""]);
    }
}

public sealed class LinkedInEditTests : EditContract<Ended>
{
    private protected override IEdit Network => (IEdit)Host["linkedin"];

    private protected override Account Account => NetworkHost.Account(("server", End.Url.AbsoluteUri), ("organization", LinkedInFarEnd.Organization), ("token", LinkedInFarEnd.Token));

    private LinkedInFarEnd End => (LinkedInFarEnd)Server.End;

    private protected override IReadOnlyList<string> Shown => [.. End.Posts.Select(post => (string)post["shown"]!)];

    private protected override async Task<Ended> StartAsync() => new(await FarEnds.StartAsync<LinkedInFarEnd>());

    private protected override void Fail(params SandboxFault[] faults) => End.Fail(faults);

    [Fact]
    public async Task A_change_that_is_accepted_and_not_shown_is_not_taken_for_done()
    {
        var id = await SentAsync("At 8.");
        End.ForgetsEdits = true;

        (await EditAsync(id, "At 9.")).ShouldBeOfType<EditUnknown>().Reason.Key.ShouldBe("networks.linkedin.not-shown");
    }
}
