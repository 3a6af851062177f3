// Places that people post on by hand: nothing is ever sent there, the form is checked, and the composer opens with the text where that can be.
using Folkmoot.Networks;

namespace Folkmoot.Tests.Networks;

public sealed class ByHandTests : IAsyncLifetime
{
    private NetworkHost Host { get; } = new();

    public static TheoryData<string> Places => ["nextdoor", "by-hand"];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Places))]
    public async Task No_machine_sends_finds_or_takes_back_anything(string place)
    {
        var (network, account) = (Host[place], Account(place));

        (await network.SendAsync(account, Content.Post(), Content.Key(), default)).ShouldBeOfType<Refused>();
        (await network.FindAsync(account, Content.Post(), Content.Key(), DateTimeOffset.UnixEpoch, default)).ShouldBeOfType<CannotTell>().Forever.ShouldBeTrue();
        (await network.WithdrawAsync(account, "1", default)).ShouldBeOfType<NotWithdrawn>().Final.ShouldBeTrue();
        network.Reconciliation.ShouldBe(Reconciliation.None);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_filled_form_works_and_two_places_are_told_apart(string place)
    {
        var first = (await Host[place].CheckAsync(Account(place), default)).ShouldBeOfType<Works>();
        var second = (await Host[place].CheckAsync(Account(place, ("page", "https://nextdoor.com/agency-detail/other"), ("place", "Library screens")), default)).ShouldBeOfType<Works>();

        first.Handle.ShouldNotBeEmpty();
        second.Handle.ShouldNotBe(first.Handle);
    }

    [Theory]
    [InlineData("nextdoor", "page", "")]
    [InlineData("nextdoor", "page", "nextdoor.com/agency-detail/city")]
    [InlineData("nextdoor", "page", "https://nextdoor.com.example.org/agency-detail/city")]
    [InlineData("nextdoor", "page", "https://name@nextdoor.com/agency-detail/city")]
    [InlineData("nextdoor", "composer", "https://example.org/{text}")]
    [InlineData("nextdoor", "composer", "javascript:alert(1)")]
    [InlineData("by-hand", "place", " ")]
    [InlineData("by-hand", "page", "http://group.example")]
    [InlineData("by-hand", "composer", "javascript:alert(1)//{text}")]
    public async Task A_wrong_setting_is_named(string place, string field, string value) =>
        (await Host[place].CheckAsync(Account(place, (field, value)), default)).ShouldBeOfType<Broken>().Field.ShouldBe(field);

    [Fact]
    public void The_composer_opens_with_the_text_unless_that_makes_an_endless_address()
    {
        var nextdoor = (IByHand)Host["nextdoor"];
        var account = Account("nextdoor", ("composer", "https://nextdoor.com/sharekit/?source=folkmoot&body={text}"));

        nextdoor.ComposerOf(account, "Tom & Ana: 50 % #ñ")!.AbsoluteUri.ShouldBe("https://nextdoor.com/sharekit/?source=folkmoot&body=Tom%20%26%20Ana%3A%2050%20%25%20%23%C3%B1");
        nextdoor.ComposerOf(account, new string('x', 3000))!.AbsoluteUri.ShouldBe("https://nextdoor.com/sharekit/?source=folkmoot&body=");
        nextdoor.ComposerOf(Account("nextdoor"), "Text").ShouldBeNull();
    }

    private static Account Account(string place, params (string Name, string Value)[] changed)
    {
        var settings = new Dictionary<string, string> { ["page"] = "https://nextdoor.com/agency-detail/city" };
        if (place == "by-hand")
        {
            settings["place"] = "Harbor group";
        }

        foreach (var (name, value) in changed)
        {
            settings[name] = value;
        }

        return new(Guid.Empty, settings);
    }
}
