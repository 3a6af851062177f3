// What the public gets over HTTP: pages and feeds as bytes, the same for everybody, without a cookie, new as soon as the content is.
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Networks;
using Folkmoot.Noticeboard;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Noticeboard;

public sealed partial class PublicPagesTests
{
    private const string Hostile = "<script>alert(1)</script> \"onload=\" & ]]> https://example.gov/?a=1&b=\"><img src=x onerror=alert(2)> javascript:alert(3)";

    private static readonly string[] Feeds = ["/feed.rss", "/feed.atom", "/feed.json"];

    [DatabaseTheory]
    public async Task A_post_is_on_the_pages_and_in_valid_feeds(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        await given.PostAsync(Content.Post("The bridge is open again.\n\nSee https://example.gov/bridge.", Content.Image(), Content.Image("The same from the east")) with { Title = "Bridge open" });
        await given.PostAsync(Content.Post("El puente está abierto.") with { Languages = ["es"] });
        await given.PostAsync(Content.Post("", Content.Image("A poster: meeting on Monday")));

        var list = await given.Site.GetAsync(given.Home);
        list.Status.ShouldBe(HttpStatusCode.OK);
        list["Content-Type"].ShouldBe("text/html; charset=utf-8");
        list["Content-Language"].ShouldBe("en");
        list.Text.ShouldContain("Bridge open");
        list.Text.ShouldContain("<p>The bridge is open again.</p><p>See <a class=\"usa-link\" href=\"https://example.gov/bridge\">https://example.gov/bridge</a>.</p>");
        list.Text.ShouldContain("lang=\"es\"");
        list.Text.ShouldContain("alt=\"The same from the east\"");
        list.Text.ShouldNotContain("<script");
        H1().Count(list.Text).ShouldBe(1);
        var media = Media().Match(list.Text).Value;
        var image = await given.Site.GetAsync(media);
        image["Content-Type"].ShouldBe("image/png");
        image.Bytes.ShouldBe(Content.Png(3, 2));
        FeedRules.Rss((await given.Site.GetAsync(given.Home + "/feed.rss")).Bytes, given.Home + "/feed.rss").Count.ShouldBe(3);
        FeedRules.Atom((await given.Site.GetAsync(given.Home + "/feed.atom")).Bytes, given.Home + "/feed.atom").Count.ShouldBe(3);
        FeedRules.Json((await given.Site.GetAsync(given.Home + "/feed.json")).Bytes, given.Home + "/feed.json").Count.ShouldBe(3);
    }

    [DatabaseTheory]
    public async Task The_address_that_a_send_returns_is_the_notice(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var sent = await given.PostAsync(Content.Post("Library closed today."));

        var url = new Uri(sent.Url!);
        (await given.Site.GetAsync(url.PathAndQuery)).Text.ShouldContain("Library closed today.");
        url.AbsolutePath.ShouldBe($"{given.Home}/posts/{sent.ExternalId}");
    }

    [DatabaseTheory]
    public async Task An_empty_board_says_what_to_do_and_has_valid_feeds(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);

        (await given.Site.GetAsync(given.Home)).Text.ShouldContain("There are no notices yet");
        (await given.Site.GetAsync(given.Home + "/es")).Text.ShouldContain("Todavía no hay anuncios");
        FeedRules.Rss((await given.Site.GetAsync(given.Home + "/feed.rss")).Bytes, given.Home + "/feed.rss").ShouldBeEmpty();
        FeedRules.Atom((await given.Site.GetAsync(given.Home + "/feed.atom")).Bytes, given.Home + "/feed.atom").ShouldBeEmpty();
        FeedRules.Json((await given.Site.GetAsync(given.Home + "/feed.json")).Bytes, given.Home + "/feed.json").ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Hostile_text_stays_text(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine, "<b>Bad</b> & \"Sons\"");
        var sent = await given.PostAsync(Content.Post(Hostile + Content.OddText + "\0\u0001", Content.Image("\"><script>alert(4)</script>")) with { Title = "<script>alert(5)</script>" });

        foreach (string path in (string[])["", "/es", $"/posts/{sent.ExternalId}", .. Feeds])
        {
            var page = (await given.Site.GetAsync(given.Home + path)).Text;
            page.ShouldNotContain("<script");
            page.ShouldNotContain("<img src=x");
            page.ShouldNotContain("<b>Bad");
            page.ShouldNotContain("href=\"javascript:");
        }

        FeedRules.Rss((await given.Site.GetAsync(given.Home + "/feed.rss")).Bytes, given.Home + "/feed.rss").ShouldHaveSingleItem();
        FeedRules.Atom((await given.Site.GetAsync(given.Home + "/feed.atom")).Bytes, given.Home + "/feed.atom").ShouldHaveSingleItem();
        FeedRules.Json((await given.Site.GetAsync(given.Home + "/feed.json")).Bytes, given.Home + "/feed.json").ShouldHaveSingleItem();
    }

    [DatabaseTheory]
    public async Task No_answer_sets_a_cookie_and_nothing_is_asked_twice(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var sent = await given.PostAsync(Content.Post("Market on Saturday.", Content.Image()));
        var media = Media().Match((await given.Site.GetAsync(given.Home)).Text).Value;

        foreach (string path in (string[])[given.Home, given.Home + "/es?lang=es", $"{given.Home}/posts/{sent.ExternalId}", media, .. Feeds.Select(f => given.Home + f)])
        {
            var first = await given.Site.GetAsync(path, ("Cookie", "session=stolen; language=es"), ("Accept-Language", "es"));
            first.Status.ShouldBe(HttpStatusCode.OK);
            first["Set-Cookie"].ShouldBeNull();
            first["Cache-Control"].ShouldNotBeNull().ShouldStartWith("public, max-age=");
            first.Bytes.ShouldBe((await given.Site.GetAsync(path)).Bytes);

            var known = await given.Site.GetAsync(path, ("If-None-Match", first["ETag"]!));
            known.Status.ShouldBe(HttpStatusCode.NotModified);
            known.Bytes.ShouldBeEmpty();
            known["Set-Cookie"].ShouldBeNull();
            (await given.Site.GetAsync(path, ("If-Modified-Since", first["Last-Modified"]!))).Status.ShouldBe(HttpStatusCode.NotModified);
            (await given.Site.GetAsync(path, ("If-None-Match", "\"other\""), ("If-Modified-Since", first["Last-Modified"]!))).Status.ShouldBe(HttpStatusCode.OK);

            var head = await given.Site.SendAsync(HttpMethod.Head, path);
            head.Bytes.ShouldBeEmpty();
            head["ETag"].ShouldBe(first["ETag"]);
            head["Content-Length"].ShouldBe(first["Content-Length"]);
        }
    }

    [DatabaseTheory]
    public async Task Compressed_bytes_are_the_same_page(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        await given.PostAsync(Content.Post("Market on Saturday."));
        var plain = await given.Site.GetAsync(given.Home);

        var brotli = await given.Site.GetAsync(given.Home, ("Accept-Encoding", "gzip, br"));
        var gzip = await given.Site.GetAsync(given.Home, ("Accept-Encoding", "gzip, br;q=0"));

        brotli["Content-Encoding"].ShouldBe("br");
        gzip["Content-Encoding"].ShouldBe("gzip");
        brotli["Vary"].ShouldBe("Accept-Encoding");
        new[] { plain["ETag"], brotli["ETag"], gzip["ETag"] }.Distinct().Count().ShouldBe(3);
        using var unpacked = new BrotliStream(new MemoryStream(brotli.Bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        (await reader.ReadToEndAsync()).ShouldBe(plain.Text);
        gzip.Bytes.Length.ShouldBeLessThan(plain.Bytes.Length);
    }

    [DatabaseTheory]
    public async Task A_withdrawn_notice_is_gone_and_so_are_its_images(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var sent = await given.PostAsync(Content.Post("Wrong date.", Content.Image()));
        var media = Media().Match((await given.Site.GetAsync(given.Home)).Text).Value;

        await NoticeboardTests.Network(given.House).WithdrawAsync(given.Account, sent.ExternalId, default);
        given.House.Clock.Advance(TimeSpan.FromSeconds(2));

        var gone = await given.Site.GetAsync($"{given.Home}/posts/{sent.ExternalId}");
        gone.Status.ShouldBe(HttpStatusCode.Gone);
        gone.Text.ShouldContain("This notice was withdrawn");
        gone.Text.ShouldNotContain("Wrong date.");
        gone["Set-Cookie"].ShouldBeNull();
        (await given.Site.GetAsync(media)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await given.Site.GetAsync(given.Home)).Text.ShouldNotContain("Wrong date.");
        FeedRules.Rss((await given.Site.GetAsync(given.Home + "/feed.rss")).Bytes, given.Home + "/feed.rss").ShouldBeEmpty();
        FeedRules.Atom((await given.Site.GetAsync(given.Home + "/feed.atom")).Bytes, given.Home + "/feed.atom").ShouldBeEmpty();
        FeedRules.Json((await given.Site.GetAsync(given.Home + "/feed.json")).Bytes, given.Home + "/feed.json").ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Bytes_change_when_the_content_does_and_only_then(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        await given.PostAsync(Content.Post("One."));
        var before = await given.Site.GetAsync(given.Home);

        given.House.Clock.Advance(TimeSpan.FromDays(40));
        (await given.Site.GetAsync(given.Home))["ETag"].ShouldBe(before["ETag"]);
        await using (var other = await PublicSite.OpenAsync(given.House))
        {
            (await other.GetAsync(given.Home))["ETag"].ShouldBe(before["ETag"]);
        }

        await given.PostAsync(Content.Post("Two."));
        var second = await given.Site.GetAsync(given.Home);
        second.Text.ShouldContain("Two.");
        second["ETag"].ShouldNotBe(before["ETag"]);

        var person = await given.House.APersonAsync(given.AgencyId);
        await given.House.AsAsync(person, (ChangeAgency change) => change.RunAsync(new("Newford", "Asia/Tokyo", "es"), default));
        await given.House.RunDueJobsAsync();
        given.House.Clock.Advance(TimeSpan.FromSeconds(2));
        var third = await given.Site.GetAsync(given.Home);
        third.Text.ShouldContain("Newford");
        third["Content-Language"].ShouldBe("es");
    }

    [DatabaseTheory]
    public async Task An_agency_sees_nothing_of_another_on_its_own_board(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var sent = await given.PostAsync(Content.Post("Ours alone.", Content.Image()));
        var media = Media().Match((await given.Site.GetAsync(given.Home)).Text).Value;
        var (otherId, otherAccount) = await NoticeboardTests.BoardAsync(given.House, "Elsewhere");
        var other = "/n/" + await given.House.InAsync(otherId, (StoreDb db) => db.Agencies.Where(a => a.Id == otherId).Select(a => a.Slug).SingleAsync());

        (await given.Site.GetAsync(other)).Text.ShouldNotContain("Ours alone.");
        (await given.Site.GetAsync($"{other}/posts/{sent.ExternalId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await given.Site.GetAsync(media.Replace(given.Home, other, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        await NoticeboardTests.Network(given.House).WithdrawAsync(otherAccount, sent.ExternalId, default);
        (await given.House.InAsync(given.AgencyId, (StoreDb db) => db.NoticeboardPosts.SingleAsync())).WithdrawnAt.ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task Older_notices_are_on_further_pages(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        for (var i = 0; i < ReadBoard.PageSize + 1; i++)
        {
            await given.PostAsync(Content.Post($"Number {i:00}.") with { CreatedAt = given.House.Clock.GetUtcNow().AddMinutes(i) });
        }

        var first = (await given.Site.GetAsync(given.Home)).Text;
        first.ShouldContain("Number 20.");
        first.ShouldNotContain("Number 00.");
        first.ShouldContain($"href=\"{given.Home}/page/2\"");
        (await given.Site.GetAsync(given.Home + "/page/2")).Text.ShouldContain("Number 00.");
        (await given.Site.GetAsync(given.Home + "/page/3")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await given.Site.GetAsync("/n/nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("/n/[a-z0-9-]+/media/[0-9a-f]{64}")]
    private static partial Regex Media();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex H1();

    private sealed class Given : IAsyncDisposable
    {
        public required TestHouse House { get; init; }

        public required PublicSite Site { get; init; }

        public required Guid AgencyId { get; init; }

        public required Account Account { get; init; }

        public required string Home { get; init; }

        public static async Task<Given> ABoardAsync(Engine engine, string name = "Testford")
        {
            var house = await TestHouse.OpenAsync(engine);
            var (agencyId, account) = await NoticeboardTests.BoardAsync(house, name);
            var slug = await house.InAsync(agencyId, (StoreDb db) => db.Agencies.Select(a => a.Slug).SingleAsync());
            return new Given { House = house, Site = await PublicSite.OpenAsync(house), AgencyId = agencyId, Account = account, Home = "/n/" + slug };
        }

        /// <summary>Posts, and waits until every node has noticed.</summary>
        public async Task<Sent> PostAsync(Outgoing outgoing)
        {
            var sent = (await NoticeboardTests.Network(House).SendAsync(Account, outgoing, Content.Key(), default)).ShouldBeOfType<Sent>();
            House.Clock.Advance(TimeSpan.FromSeconds(2));
            return sent;
        }

        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            await House.DisposeAsync();
        }
    }
}
