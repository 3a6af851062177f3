// Feeds in every format, well-formed and not, and what a hostile one can do: nothing.
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Folkmoot.Networks;
using Folkmoot.Networks.Rss;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Folkmoot.Tests.Networks;

public sealed class FeedTests
{
    private static readonly Uri Address = new("https://news.example/feeds/city.xml");
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void RSS_2_is_read_with_HTML_as_plain_text()
    {
        var feed = Read("""
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>Marlow &amp; Ferry News</title><link>https://news.example/</link><language>en-gb</language>
            <item><media:title>A picture</media:title><title>Bridge <![CDATA[& road]]> closed</title><link>/2026/bridge</link><guid isPermaLink="false">4711</guid>
            <description>&lt;p&gt;Closed until &lt;b&gt;Friday&lt;/b&gt;.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;Use the ferry.&lt;br&gt;&lt;img src=x alt="A ferry"&gt;&lt;/p&gt;</description>
            <dc:creator>J. Doe</dc:creator><pubDate>Thu, 19 Nov 2026 08:30:00 +0100</pubDate></item>
            </channel></rss>
            """);

        feed.Title.ShouldBe("Marlow & Ferry News");
        var item = feed.Items.ShouldHaveSingleItem();
        item.Text.ShouldBe("Bridge & road closed\n\nClosed until Friday.\nUse the ferry.\nA ferry");
        item.Url.ShouldBe("https://news.example/2026/bridge");
        item.ExternalId.ShouldBe("https://news.example/feeds/city.xml#4711");
        item.Author.DisplayName.ShouldBe("J. Doe");
        item.Language.ShouldBe("en-gb");
        item.At.ShouldBe(new DateTimeOffset(2026, 11, 19, 7, 30, 0, TimeSpan.Zero));
        item.Kind.ShouldBe(IncomingKind.FeedItem);
        item.Raw.ShouldContain("<item");
    }

    [Fact]
    public void Atom_is_read_with_its_bases_and_languages()
    {
        var feed = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://city.example/news/" xml:lang="es"><title type="html">Noticias &lt;b&gt;de hoy&lt;/b&gt;</title><updated>2026-11-19T10:00:00Z</updated>
            <entry><id>tag:city.example,2026:1</id><title>Puente 1 &lt; 2</title><link rel="self" href="x"/><link href="puente.html"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Cerrado.</p></div></content><published>2026-11-19T08:00:00-06:00</published><author><name>Ana</name></author></entry>
            <entry xml:lang="en"><id>urn:uuid:2</id><title>Plain</title><summary type="text">a &lt;b&gt; c</summary></entry>
            </feed>
            """);

        feed.Title.ShouldBe("Noticias de hoy");
        feed.Items[0].Url.ShouldBe("https://city.example/news/puente.html");
        feed.Items[0].Text.ShouldBe("Puente 1 < 2\n\nCerrado.");
        feed.Items[0].Language.ShouldBe("es");
        feed.Items[0].Author.DisplayName.ShouldBe("Ana");
        feed.Items[0].At.ShouldBe(new DateTimeOffset(2026, 11, 19, 14, 0, 0, TimeSpan.Zero));
        feed.Items[1].Text.ShouldBe("Plain\n\na <b> c");
        feed.Items[1].Language.ShouldBe("en");
        feed.Items[1].At.ShouldBe(new DateTimeOffset(2026, 11, 19, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void RSS_1_is_read()
    {
        var feed = Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Old</title></channel><item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link><dc:date>2026-11-01</dc:date></item></rdf:RDF>
            """);

        feed.Items.ShouldHaveSingleItem().ExternalId.ShouldBe("https://old.example/1");
        feed.Items[0].At.ShouldBe(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void JSON_Feed_is_read()
    {
        var feed = Read("""
            {"version":"https://jsonfeed.org/version/1.1","title":"Notices","language":"fr","items":[
             {"id":7,"url":"/a","title":"Titre","content_html":"<p>Un&nbsp;mot</p>","date_published":"2026-11-19T08:00:00Z","authors":[{"name":"Mairie"}]},
             {"id":"x","content_text":"a < b"}, {"id":"\ud800","content_text":"whole"}, 5]}
            """);

        feed.Items.Select(item => item.Text).ShouldBe(["Titre\n\nUn mot", "a < b", "whole"]);
        feed.Items[0].Url.ShouldBe("https://news.example/a");
        feed.Items[0].Author.DisplayName.ShouldBe("Mairie");
        feed.Items[1].Language.ShouldBe("fr");
    }

    [Fact]
    public void Entities_that_expand_without_end_are_refused()
    {
        const string Laughs = """
            <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;"><!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;">]>
            <rss version="2.0"><channel><title>&lol2;</title></channel></rss>
            """;

        Reading(Laughs).ShouldBeOfType<NoFeed>();
        Reading("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&x;</title></channel></rss>").ShouldBeOfType<NoFeed>();
    }

    [Fact]
    public void Entities_of_HTML_are_forgiven() =>
        Read("<rss><channel><title>A</title><item><title>Caf&eacute;&nbsp;&amp; bar &nosuch; x</title></item></channel></rss>").Items[0].Text.ShouldBe("Café & bar &nosuch; x");

    [Fact]
    public void A_date_in_the_future_or_without_sense_becomes_one_that_has() =>
        Read("""
            <rss><channel><title>A</title>
            <item><title>Future</title><pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate></item>
            <item><title>Nonsense</title><pubDate>yesterday, 25:99</pubDate></item>
            </channel></rss>
            """).Items.ShouldAllBe(item => item.At == Now);

    [Theory]
    [InlineData("Thu, 19 Nov 2026 08:30:00 GMT", "2026-11-19T08:30:00Z")]
    [InlineData("19 Nov 2026 08:30 EST", "2026-11-19T13:30:00Z")]
    [InlineData("Wed, 19 Nov 26 08:30:00 +0000", "2026-11-19T08:30:00Z")]
    [InlineData("jeu., 19 Nov 2026 08:30:00 +0100", "2026-11-19T07:30:00Z")]
    [InlineData("Thu, 19 Nov 2026 8:30:00 PDT", "2026-11-19T15:30:00Z")]
    [InlineData("2026-11-19T08:30:00.123+02:00", "2026-11-19T06:30:00.123Z")]
    [InlineData("2026-11-19", "2026-11-19T00:00:00Z")]
    [InlineData("2026-11-19 08:30:00", "2026-11-19T08:30:00Z")]
    public void Dates_are_read_as_they_are_written(string text, string expected) =>
        FeedDates.Parse(text).ShouldBe(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("32 Nov 2026 08:30:00 GMT")]
    [InlineData("2026-13-45")]
    public void What_is_no_date_is_none(string text) => FeedDates.Parse(text).ShouldBeNull();

    [Fact]
    public void Other_encodings_are_read()
    {
        const string Text = "<?xml version='1.0' encoding='windows-1252'?><rss><channel><title>A</title><item><title>Café – naïf</title></item></channel></rss>";
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text);

        FeedReader.Read(bytes, "application/rss+xml", Address, Now).ShouldBeOfType<Feed>().Items[0].Text.ShouldBe("Café – naïf");
        FeedReader.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Text)).ToArray(), null, Address, Now).ShouldBeOfType<Feed>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html><body>Hello</body></html>")]
    [InlineData("<!DOCTYPE html><html><body>Hello</body></html>")]
    [InlineData("{\"items\":[]}")]
    [InlineData("{")]
    [InlineData("<rss><channel>")]
    [InlineData("<xml/>")]
    [InlineData("plain text")]
    public void What_is_no_feed_says_why(string text) => Reading(text).ShouldBeOfType<NoFeed>().Reason.ToString().ShouldNotStartWith("networks.");

    [Fact]
    public void Depth_without_end_is_survived()
    {
        Reading("<rss><channel><title>A</title>" + string.Concat(Enumerable.Repeat("<a>", 100_000))).ShouldBeOfType<NoFeed>();
        HtmlText.Of(string.Concat(Enumerable.Repeat("<div>", 30_000)) + "deep").ShouldBe("deep");
        HtmlText.Of("<b " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i} ")) + ">many").ShouldBe("many");
    }

    [Theory]
    [InlineData("a &amp; b&nbsp;c &#8211; d", "a & b c – d")]
    [InlineData("one<style>p{}</style><script>if (a<b) '</p>'</script> two", "one two")]
    [InlineData("1 < 2 and <b>bold</b>", "1 < 2 and bold")]
    [InlineData("<ul><li>a</li><li>b</li></ul>c", "a\nb\nc")]
    [InlineData("x<!-- hidden -->y", "xy")]
    [InlineData("<scr<script>ipt>", "ipt>")]
    public void HTML_becomes_what_a_person_would_read(string html, string expected) => HtmlText.Of(html).ShouldBe(expected);

    [Fact]
    public void A_feed_that_is_cut_or_changed_anywhere_never_throws()
    {
        const string Text = "<rss version='2.0'><channel><title>A</title><item><guid>1</guid><title>One &amp; two</title><description>&lt;p&gt;x&lt;/p&gt;</description></item></channel></rss>";
        for (int length = 0; length < Text.Length; length++)
        {
            Reading(Text[..length]).ShouldNotBeNull();
        }

        Prop.ForAll<byte[], int>((noise, at) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Text).ToList();
            bytes.InsertRange((at & int.MaxValue) % bytes.Count, noise ?? []);
            FeedReader.Read([.. bytes], null, Address, Now).ShouldNotBeNull();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task An_unchanged_feed_is_not_fetched_again()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(context =>
        {
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            context.Response.Headers.ETag = "\"v1\"";
            return context.Response.WriteAsync("<rss><channel><title>A</title><item><title>One</title></item></channel></rss>");
        });
        await app.StartAsync();
        await using var host = new NetworkHost();
        var account = NetworkHost.Account(("url", app.Urls.First()));

        var first = (await host["rss"].ReadAsync(account, null, default)).ShouldBeOfType<ReadPage>();
        var second = (await host["rss"].ReadAsync(account, first.Cursor, default)).ShouldBeOfType<ReadPage>();

        (await host["rss"].CheckAsync(account, default)).ShouldBeOfType<Works>().Handle.ShouldBe("A");
        first.Items.ShouldHaveSingleItem();
        second.Items.ShouldBeEmpty();
        second.Cursor.ShouldBeNull();
    }

    [Fact]
    public async Task A_feed_larger_than_can_be_read_is_refused_in_time()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(context => context.Response.WriteAsync("<rss><channel><title>" + new string('x', 100_000)));
        await app.StartAsync();
        await using var host = new NetworkHost(responseBytesMax: 50_000);

        (await host["rss"].ReadAsync(NetworkHost.Account(("url", app.Urls.First())), null, default)).ShouldBeOfType<ReadFailed>().Reason.ToString().ShouldContain("larger");
    }

    [Theory]
    [InlineData("")]
    [InlineData("file:///etc/passwd")]
    [InlineData("news.example")]
    public async Task An_address_that_is_none_names_the_setting(string url)
    {
        await using var host = new NetworkHost();

        (await host["rss"].CheckAsync(NetworkHost.Account(("url", url)), default)).ShouldBeOfType<Broken>().Field.ShouldBe("url");
    }

    private static Feed Read(string text) => Reading(text).ShouldBeOfType<Feed>();

    private static FeedOutcome Reading(string text) => FeedReader.Read(Encoding.UTF8.GetBytes(text), "application/xml", Address, Now);
}
