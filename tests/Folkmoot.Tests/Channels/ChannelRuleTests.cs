// The rules of channels by themselves: rests, credentials, settings.
using Folkmoot.Channels;
using FsCheck;
using FsCheck.Fluent;

namespace Folkmoot.Tests.Channels;

public sealed class ChannelRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(5, 60)]
    [InlineData(9, 1_440)]
    [InlineData(50, 1_440)]
    public void Rests_grow_to_a_day(int step, int minutes) => ChannelBackoff.Until(step, null, Now, Minute).ShouldBe(Now.AddMinutes(minutes));

    [Fact]
    public void A_network_that_names_a_time_is_believed_within_a_day()
    {
        ChannelBackoff.Until(1, Now.AddHours(3), Now, Minute).ShouldBe(Now.AddHours(3));
        ChannelBackoff.Until(1, Now.AddHours(-3), Now, Minute).ShouldBe(Now.AddMinutes(1));
        ChannelBackoff.Until(1, Now.AddDays(30), Now, Minute).ShouldBe(Now.AddMinutes(1));
    }

    [Fact]
    public void A_rest_never_ends_in_the_past() => Prop.ForAll(
        Gen.Choose(1, 100).ToArbitrary(), Gen.Choose(-100_000, 100_000).ToArbitrary(),
        (step, asked) => ChannelBackoff.Until(step, Now.AddSeconds(asked), Now, Minute) > Now).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null, "token")]
    [InlineData("", "token")]
    [InlineData("   ", "token")]
    [InlineData(" new ", "new")]
    public void An_empty_credential_never_overwrites_a_stored_one(string? given, string kept) =>
        Secrets.Merge(new Dictionary<string, string> { ["secret"] = "token" }, new Dictionary<string, string> { ["secret"] = given! })["secret"].ShouldBe(kept);

    [Theory]
    [InlineData(20 * 24, null)]
    [InlineData((14 * 24) + 1, null)]
    [InlineData(14 * 24, 14)]
    [InlineData(8 * 24, 14)]
    [InlineData(7 * 24, 7)]
    [InlineData(3 * 24, 3)]
    [InlineData(24, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(-5, 0)]
    public void Warnings_narrow_as_the_end_comes_near(int hoursLeft, int? warning) =>
        CredentialExpiry.Warning(Now.AddHours(hoursLeft), Now).ShouldBe(warning);

    [Fact]
    public void Credentials_without_an_end_warn_of_nothing() => CredentialExpiry.Warning(null, Now).ShouldBeNull();

    [Theory]
    [InlineData(14, null, true)]
    [InlineData(14, 14, false)]
    [InlineData(7, 14, true)]
    [InlineData(14, 7, false)]
    [InlineData(0, 1, true)]
    [InlineData(null, null, false)]
    public void Each_warning_is_given_once(int? warning, int? last, bool told) => CredentialExpiry.MustTell(warning, last).ShouldBe(told);

    [Fact]
    public void An_end_that_cannot_be_true_is_none()
    {
        CredentialExpiry.Plausible(Now.AddDays(-1), Now).ShouldBeNull();
        CredentialExpiry.Plausible(Now.AddYears(100), Now).ShouldBeNull();
        CredentialExpiry.Plausible(Now.AddDays(60), Now).ShouldBe(Now.AddDays(60));
    }
}
