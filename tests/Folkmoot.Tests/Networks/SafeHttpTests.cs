// No setting and no answer of a far end can make us call an address inside a house.
using System.Net;
using Folkmoot.Networks;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Folkmoot.Tests.Networks;

public sealed class SafeHttpTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.19.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%2")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void A_special_address_is_not_public(string address) => SafeAddresses.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("192.169.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450::1")]
    public void Any_other_address_is(string address) => SafeAddresses.IsPublic(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("0.0.0.0")]
    public async Task No_way_of_writing_it_reaches_a_server_in_the_house(string host)
    {
        await using var server = await SandboxServer.StartAsync(0, TimeProvider.System, default);
        await using var networks = new NetworkHost(allow: "allowed.example:80");
        var account = NetworkHost.Account(("url", $"http://{host}:{server.Url.Port}"), ("account", "city"));

        var refused = (await networks["sandbox"].SendAsync(account, Content.Post(), Content.Key(), default)).ShouldBeOfType<Refused>();

        refused.Field.ShouldBe("url");
        refused.Reason.ToString().ShouldContain("private address");
        server.State.Posts().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_private_address_that_is_allowed_by_name_and_port_is_reached_and_no_other()
    {
        await using var server = await SandboxServer.StartAsync(0, TimeProvider.System, default);
        await using var networks = new NetworkHost(allow: $"127.0.0.1:{server.Url.Port}");

        (await networks["sandbox"].SendAsync(At("127.0.0.1"), Content.Post(), Content.Key(), default)).ShouldBeOfType<Sent>();
        (await networks["sandbox"].SendAsync(At("localhost"), Content.Post(), Content.Key(), default)).ShouldBeOfType<Refused>();

        Account At(string host) => NetworkHost.Account(("url", $"http://{host}:{server.Url.Port}"), ("account", "city"));
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed_and_is_named()
    {
        var (app, url) = await RedirectAsync("http://169.254.169.254/latest/meta-data");
        await using var redirecting = app;
        await using var networks = new NetworkHost();

        var failed = (await networks["rss"].ReadAsync(NetworkHost.Account(("url", url)), null, default)).ShouldBeOfType<ReadFailed>();

        failed.Reason.ToString().ShouldContain("169.254.169.254");
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        var (app, url) = await RedirectAsync("/again");
        await using var redirecting = app;
        await using var networks = new NetworkHost();

        (await networks["rss"].ReadAsync(NetworkHost.Account(("url", url)), null, default)).ShouldBeOfType<ReadFailed>();
    }

    [Fact]
    public void Words_from_outside_are_one_short_line_without_tricks()
    {
        Words.Clean("a\r\n\tb\u0000\u202Ec\u200Bd ").ShouldBe("a b cd");
        Words.Clean(new string('x', 1000)).Length.ShouldBe(Words.Longest);
        Words.Clean(string.Concat(Enumerable.Repeat("😀", 500))).ShouldEndWith("😀…");
        Words.Clean(null).ShouldBe("");
    }

    private static async Task<(WebApplication App, string Url)> RedirectAsync(string to)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.Redirect(to);
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return (app, app.Urls.First());
    }
}
