// The rules of consent without a network or a database: the challenge, who may end what was begun, and when access is renewed.
using Folkmoot.Channels.Consent;
using Folkmoot.Networks;
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Tests.Channels;

public sealed class ConsentRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Person = new("11111111-1111-7111-8111-111111111111");
    private static readonly Guid Session = new("22222222-2222-7222-8222-222222222222");

    [Fact]
    public void The_challenge_is_the_one_of_RFC_7636_appendix_B() =>
        Pkce.Challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").ShouldBe("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

    [Fact]
    public void A_verifier_has_the_letters_and_the_length_that_RFC_7636_allows_and_comes_once()
    {
        var verifiers = Enumerable.Range(0, 50).Select(_ => Pkce.NewVerifier()).ToList();

        verifiers.Distinct().Count().ShouldBe(50);
        verifiers.ShouldAllBe(v => v.Length >= 43 && v.Length <= 128 && v.All(c => char.IsAsciiLetterOrDigit(c) || "-._~".Contains(c)));
    }

    [Fact]
    public void Only_the_session_that_began_it_ends_it_once_and_within_ten_minutes()
    {
        var request = Request();
        ConsentRules.Refusal(request, Person, Session, Now.AddMinutes(9)).ShouldBeNull();
        ConsentRules.Refusal(null, Person, Session, Now).ShouldBe("channels.consent.unknown");
        ConsentRules.Refusal(request, Person, Person, Now).ShouldBe("channels.consent.other-session");
        ConsentRules.Refusal(request, Session, Session, Now).ShouldBe("channels.consent.other-session");
        ConsentRules.Refusal(request, Person, Session, Now.AddMinutes(10)).ShouldBe("channels.consent.expired");
        request.ReturnedAt = Now;
        ConsentRules.Refusal(request, Person, Session, Now).ShouldBe("channels.consent.replayed");
    }

    [Fact]
    public void An_account_is_chosen_by_the_same_session_after_the_return_and_once()
    {
        var request = Request();
        ConsentRules.MayChoose(request, Person, Session, Now).ShouldBeFalse();
        request.ReturnedAt = Now;
        ConsentRules.MayChoose(request, Person, Session, Now).ShouldBeTrue();
        ConsentRules.MayChoose(request, Person, Person, Now).ShouldBeFalse();
        ConsentRules.MayChoose(request, Person, Session, Now.AddMinutes(10)).ShouldBeFalse();
        request.ChosenAt = Now;
        ConsentRules.MayChoose(request, Person, Session, Now).ShouldBeFalse();
    }

    [Theory]
    [InlineData(2, 1.0 + (20.0 / 60))]
    [InlineData(0.1, 0.1 - (5.0 / 60))]
    [InlineData(60 * 24, 40 * 24)]
    [InlineData(365 * 24, 344 * 24)]
    public void Access_is_renewed_with_a_third_of_its_time_left_but_not_later_than_five_minutes_nor_sooner_than_three_weeks(double lastsHours, double renewedAfterHours)
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>
        {
            [ConsentTokens.Refresh] = "r",
            [ConsentTokens.AccessEnds] = Now.AddHours(lastsHours).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        });

        (ConsentTokens.RefreshAt(account, Now)!.Value - Now.AddHours(renewedAfterHours)).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_person_is_warned_by_the_end_of_what_renews_itself_not_of_the_access()
    {
        var settings = new Dictionary<string, string> { [ConsentTokens.AccessEnds] = "1772445600" };
        ConsentTokens.EndOf(new(Guid.Empty, settings)).ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1772445600));
        settings[ConsentTokens.Refresh] = "r";
        ConsentTokens.EndOf(new(Guid.Empty, settings)).ShouldBeNull();
        settings[ConsentTokens.RefreshEnds] = "1803981600";
        ConsentTokens.EndOf(new(Guid.Empty, settings)).ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1803981600));
    }

    private static ConsentRequest Request() => new()
    {
        PersonId = Person,
        SessionId = Session,
        Network = "x",
        Name = "",
        StateHash = "",
        Sealed = "",
        CreatedAt = Now,
        ExpiresAt = Now + ConsentRules.Life,
    };
}
