// What an author typed is cleaned and never cut.
using Folkmoot.Publishing;

namespace Folkmoot.Tests.Publishing;

public sealed class PostDraftTests
{
    private static readonly PostDraft Draft = new("", "", ["en"], [], [], [], null, null);

    [Fact]
    public void A_text_of_a_hundred_thousand_characters_is_named_and_kept_whole()
    {
        var draft = (Draft with { Text = new string('x', 100_000) }).Cleaned();
        draft.Text.Length.ShouldBe(100_000);
        var problem = draft.Limits().ShouldHaveSingleItem();
        (problem.Rule, problem.Part).ShouldBe(("text-long", PostPart.Text));
        problem.Args.ShouldBe([100_000, Post.TextMax, 50_000]);
    }

    [Fact]
    public void Line_ends_are_one_kind_and_invisible_characters_go() =>
        (Draft with { Text = " One\r\nTwo\u0000\u0007\rThree " }).Cleaned().Text.ShouldBe("One\nTwo\nThree");

    [Fact]
    public void An_empty_version_is_none() =>
        (Draft with { Versions = [new ChannelText(Guid.Empty, " \n ")] }).Cleaned().Versions.ShouldBeEmpty();

    [Fact]
    public void An_unknown_language_is_named() => (Draft with { Languages = ["en", "x-???"] }).Cleaned().Limits().ShouldHaveSingleItem().Rule.ShouldBe("language");
}
