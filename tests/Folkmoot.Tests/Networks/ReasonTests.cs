// Reasons: kept without a language, told in the reader's, and readable whatever stands in the column.
using System.Globalization;
using Folkmoot.Networks;
using Folkmoot.Web;

namespace Folkmoot.Tests.Networks;

public sealed class ReasonTests
{
    private static readonly Texts All = new(Texts.Load(typeof(Texts).Assembly), strict: true);

    private static readonly Reason Refused = new Reason("networks.credentials", new Reason("networks.bluesky.title"))
        .Then(new Reason("networks.says", "Invalid \"identifier\" ñ 🚋")).Then(new Reason("networks.bluesky.password.advice"));

    [Fact]
    public void A_stored_reason_is_the_same_reason_when_it_is_read() => Reason.Read(Refused.ToStored()).ShouldBe(Refused);

    [Theory]
    [InlineData("en", "Bluesky refuses this account. It says: “Invalid \"identifier\" ñ 🚋” Make a new app password")]
    [InlineData("es", "Bluesky rechaza esta cuenta. Dice: «Invalid \"identifier\" ñ 🚋» Cree una nueva contraseña de aplicación")]
    public void A_reason_is_told_in_the_readers_language_and_the_far_end_in_its_own(string language, string expected) =>
        Told(language, Refused.ToStored()).ShouldStartWith(expected);

    [Fact]
    public void A_network_tells_its_reason_in_English_where_there_is_no_reader()
    {
        Refused.ToString().ShouldBe(Told("en", Refused.ToStored()));
        All.ResolveEnglish(Refused.ToStored()).ShouldBe(Refused.ToString());
    }

    [Theory]
    [InlineData("Scheduled.")]
    [InlineData("")]
    [InlineData("[\"networks.refused\"")]
    [InlineData("[\"of.another.version\",\"x\"]")]
    [InlineData("[\"networks.then\",{}]")]
    [InlineData("[\"networks.says\",[\"of.another.version\"]]")]
    [InlineData("[1]")]
    [InlineData("null")]
    public void What_is_no_reason_is_shown_as_it_is(string kept)
    {
        Told("es", kept).ShouldBe(kept);
        Reason.Read(kept).ToStored().ShouldBe(kept);
    }

    [Fact]
    public void Places_that_are_missing_stay_empty() => Told("en", "[\"networks.refused\",\"X\"]").ShouldBe("X refused it with status .");

    [Fact]
    public void The_far_ends_words_cannot_pass_for_ours()
    {
        var reason = new Reason("networks.says", new Reason("channels.reason.scheduled").ToStored());
        Told("en", reason.ToStored()).ShouldBe("It says: “[\"channels.reason.scheduled\"]”");
        Reason.Read(reason.ToStored()).ShouldBe(reason);
    }

    [Fact]
    public void However_long_the_words_the_stored_form_fits_its_column_and_can_be_read()
    {
        var words = string.Concat(Enumerable.Repeat("\"🚋\\", 300));
        var reason = new Reason("channels.reason.resting", "City Hall", new Reason("networks.says", words)).Then(Reason.Words(words));
        var stored = reason.ToStored();
        stored.Length.ShouldBeLessThanOrEqualTo(Reason.StoredMax);
        Reason.Read(stored).Key.ShouldBe("networks.then");
        Told("es", stored).ShouldStartWith("City Hall está en pausa: Dice: «");
    }

    [Fact]
    public async Task Everything_that_a_network_asks_for_has_its_words()
    {
        await using var host = new NetworkHost();
        var keys = host.All
            .SelectMany(n => n.Settings.SelectMany(f => new[] { f.Label, f.Hint }).Append(n.Title)).OfType<string>().ToList();
        keys.ShouldNotBeEmpty();
        keys.ShouldAllBe(key => All.Has(key));
    }

    private static string Told(string language, string kept)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return All.Resolve(kept);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
