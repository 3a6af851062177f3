// The rules of signing in, without a database.
using System.Net;
using System.Text;
using Folkmoot.Accounts;
using Folkmoot.Accounts.SignIn;
using Folkmoot.Tests.Infrastructure;

namespace Folkmoot.Tests.Accounts;

public sealed class SignInRuleTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B (SHA-1), the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.Code(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    [Fact]
    public void A_code_is_good_one_step_around_now_and_never_again()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(2_000_000_000);
        var step = Totp.StepAt(now);
        Totp.Match(Secret, " 279 037 ", now, 0).ShouldBe(step);
        Totp.Match(Secret, "279037", now.AddSeconds(30), 0).ShouldBe(step);
        Totp.Match(Secret, "279037", now.AddSeconds(70), 0).ShouldBeNull();
        Totp.Match(Secret, "279037", now, step).ShouldBeNull();
        Totp.Match(Secret, "27903", now, 0).ShouldBeNull();
    }

    [Fact]
    public void The_secret_reads_as_base_32() => Totp.ToText(Secret).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(13, 8)]
    [InlineData(16, 60)]
    [InlineData(1_000_000, 60)]
    public void The_pause_doubles_from_a_minute_to_an_hour(int failures, int? minutes) => Lockout.Pause(failures)?.TotalMinutes.ShouldBe(minutes!.Value);

    [Fact]
    public void An_address_that_fails_too_often_waits_for_the_window_to_pass()
    {
        var clock = new FakeClock();
        var limit = new AddressLimit(clock);
        var address = IPAddress.Parse("2001:db8::1");
        for (var n = 0; n < AddressLimit.Failures; n++)
        {
            limit.Take(address).ShouldBeTrue();
        }

        limit.Take(IPAddress.Parse("2001:db8::2")).ShouldBeFalse("one subscriber has the whole /64");
        limit.Take(IPAddress.Parse("2001:db8:0:1::1")).ShouldBeTrue();
        clock.Advance(AddressLimit.Window);
        limit.Take(address).ShouldBeTrue();
    }

    [Fact]
    public void Attempts_that_were_right_do_not_count_against_an_address()
    {
        var limit = new AddressLimit(new FakeClock());
        var address = IPAddress.Parse("192.0.2.7");
        for (var n = 0; n < AddressLimit.Failures * 3; n++)
        {
            limit.Take(address).ShouldBeTrue();
            limit.Return(address);
        }
    }

    [Theory]
    [InlineData("/inbox?page=2", "/inbox?page=2")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void After_signing_in_one_only_comes_to_our_own_pages(string? url, string where) => LocalUrl.Or(url).ShouldBe(where);

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::")]
    public void Addresses_are_kept_without_their_last_part(string address, string kept) => AddressName.Truncated(IPAddress.Parse(address)).ShouldBe(kept);

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows")]
    [InlineData("curl/8.5", "")]
    [InlineData(null, "")]
    public void Browsers_are_named_as_people_know_them(string? header, string name) => BrowserName.Of(header).ShouldBe(name);

    [Fact]
    public void Typed_codes_forgive_case_spaces_and_misread_letters() => Secrets.HashCode("o1a b-2l").ShouldBe(Secrets.HashCode("01AB21"));
}
