// What every network that lets its posts be edited must do, whatever the far end and the wire do to it: written once, run against a far end of ours for each.
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Tests.Networks;

public abstract class EditContract : IAsyncLifetime
{
    private protected NetworkHost Host { get; } = new();

    private protected abstract IEdit Network { get; }

    private protected abstract Account Account { get; }

    private protected abstract void Fail(params SandboxFault[] faults);

    /// <summary>What readers see now.</summary>
    private protected abstract IReadOnlyList<string> Shown { get; }

    public abstract Task InitializeAsync();

    public virtual async Task DisposeAsync() => await Host.DisposeAsync();

    public static TheoryData<SandboxFaultKind> Losses => [SandboxFaultKind.CutBeforeBody, SandboxFaultKind.CutAfterBody, SandboxFaultKind.CutAfterAccept, SandboxFaultKind.CutInResponse, SandboxFaultKind.Latency];

    [Fact]
    public async Task Other_words_take_the_place_of_the_old_and_the_same_again_change_nothing()
    {
        var id = await SentAsync("The ferry runs at 8. #ferry");

        (await EditAsync(id, "The ferry runs at 9: " + Content.OddText)).ShouldBeOfType<Edited>().Rendered.ShouldNotBeEmpty();
        (await EditAsync(id, "The ferry runs at 9: " + Content.OddText)).ShouldBeOfType<Edited>();

        Shown.ShouldBe(["The ferry runs at 9: " + Content.OddText]);
    }

    [Fact]
    public async Task What_is_not_there_any_more_is_gone()
    {
        var id = await SentAsync("A mistake.");
        (await Network.WithdrawAsync(Account, id, default)).ShouldBeOfType<Withdrawn>();

        (await EditAsync(id, "No mistake.")).ShouldBeOfType<EditGone>();

        Shown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task An_account_that_is_refused_names_the_setting(int status)
    {
        var id = await SentAsync("At 8.");
        Fail(new SandboxFault(SandboxFaultKind.Status, On: "edit", Status: status, Times: -1));

        var field = (await EditAsync(id, "At 9.")).ShouldBeOfType<NotEdited>().Field.ShouldNotBeNull();

        Network.Settings.ShouldContain(setting => setting.Name == field);
        Shown.ShouldBe(["At 8."]);
    }

    [Fact]
    public async Task Too_many_requests_are_later_at_the_time_that_the_far_end_says()
    {
        var id = await SentAsync("At 8.");
        Fail(new SandboxFault(SandboxFaultKind.Status, On: "edit", Status: 429, RetryAfter: "120", Times: -1));

        (await EditAsync(id, "At 9.")).ShouldBeOfType<EditLater>().Until.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    public async Task A_failing_far_end_may_have_edited(int status)
    {
        var id = await SentAsync("At 8.");
        Fail(new SandboxFault(SandboxFaultKind.Status, On: "edit", Status: status));

        (await EditAsync(id, "At 9.")).ShouldBeOfType<EditUnknown>();
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_lost_answer_is_unknown_and_sending_again_leaves_one_post_with_the_new_words(SandboxFaultKind kind)
    {
        var id = await SentAsync("At 8.");
        Fail(new SandboxFault(kind, On: "edit", Milliseconds: (int)NetworkHost.Timeout.TotalMilliseconds + 1000));

        (await EditAsync(id, "At 9.")).ShouldBeOfType<EditUnknown>();
        (await EditAsync(id, "At 9.")).ShouldBeOfType<Edited>();

        Shown.ShouldBe(["At 9."]);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_before_anything_is_sent()
    {
        var id = await SentAsync("At 8.");

        (await EditAsync(id, new string('x', Network.Limits.TextMax + 1))).ShouldBeOfType<NotEdited>().Field.ShouldBeNull();
        (await EditAsync(id, "")).ShouldBeOfType<NotEdited>();

        Shown.ShouldBe(["At 8."]);
    }

    private protected async Task<string> SentAsync(string text, params OutgoingImage[] images) =>
        (await Network.SendAsync(Account, Content.Post(text, images), Content.Key(), default)).ShouldBeOfType<Sent>().ExternalId;

    private protected Task<EditOutcome> EditAsync(string id, string text, params OutgoingImage[] images) =>
        Network.EditAsync(Account, id, new PostEdit(Content.Post(text, images), Note: "The hour was wrong."), default);
}
