// What an agency publishes is signed, stays verifiable when keys change, and cannot be altered, borrowed or passed on after it was taken down.
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Noticeboard.Signing;

public sealed partial class SignedPostTests
{
    [DatabaseTheory]
    public async Task A_post_has_a_signed_document_that_says_what_its_page_says(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var sent = await given.PostAsync(Content.Post("The bridge\r\nis open. " + Content.OddText, Content.Image("The bridge")) with { Title = "Bridge", Languages = ["en", "es"], MachineAssisted = true });

        var page = await given.Site.GetAsync($"{given.Home}/posts/{sent.ExternalId}");
        page.Text.ShouldContain($"<link rel=\"describedby\" type=\"application/json\" title=\"Signed document (JSON)\" href=\"{given.Home}/posts/{sent.ExternalId}.json\"");
        page.Text.ShouldContain($"type=\"application/jose\" title=\"Signature (JWS)\" href=\"{given.Home}/posts/{sent.ExternalId}.jws\"");
        page.Text.ShouldContain($"href=\"{given.Home}/verify/{sent.ExternalId}\">Verify this post</a>");

        var (document, signature) = await given.SignedAsync(sent);
        document["Content-Type"].ShouldBe("application/json; charset=utf-8");
        signature["Content-Type"].ShouldBe("application/jose; charset=utf-8");
        document.Bytes.ShouldBe(CanonicalJson.TryWrite(document.Bytes));
        Judge.Of(document.Bytes, signature.Text, await given.KeysAsync()).Verdict.ShouldBe(Verdict.Genuine);
        using var json = JsonDocument.Parse(document.Bytes);
        var root = json.RootElement;
        root.GetProperty("text").GetString().ShouldBe("The bridge\nis open. " + Content.OddText);
        root.GetProperty("title").GetString().ShouldBe("Bridge");
        root.GetProperty("id").GetString().ShouldBe($"urn:uuid:{sent.ExternalId}");
        root.GetProperty("url").GetString().ShouldBe(sent.Url);
        root.GetProperty("languages").EnumerateArray().Select(l => l.GetString()).ShouldBe(["en", "es"]);
        root.GetProperty("machine_assisted").GetBoolean().ShouldBeTrue();
        root.GetProperty("responsible").GetString().ShouldBe("Testford");
        root.GetProperty("version").GetInt32().ShouldBe(1);
        root.TryGetProperty("corrected_at", out _).ShouldBeFalse();
        var image = root.GetProperty("images").EnumerateArray().ShouldHaveSingleItem();
        image.GetProperty("alt").GetString().ShouldBe("The bridge");
        image.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Content.Png(3, 2))));
    }

    [DatabaseTheory]
    public async Task Every_feed_leads_to_the_signature_of_each_post(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var sent = await given.PostAsync(Content.Post("Market on Saturday."));
        foreach (var feed in new[] { "/feed.rss", "/feed.atom", "/feed.json" })
        {
            var text = (await given.Site.GetAsync(given.Home + feed)).Text;
            text.ShouldContain($"{PublicSite.Root}{given.Home}/posts/{sent.ExternalId}.jws", customMessage: feed);
            text.ShouldContain($"{PublicSite.Root}{given.Home}/posts/{sent.ExternalId}.json", customMessage: feed);
        }
    }

    [DatabaseTheory]
    public async Task The_public_page_s_own_commands_verify_a_post_and_refuse_an_altered_one(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var (document, signature) = await given.SignedAsync(await given.PostAsync(Content.Post("Agua potable: “sí”. " + Content.OddText, Content.Image())));
        var page = await given.Site.GetAsync(given.Home + "/verify/offline");
        var folder = Directory.CreateTempSubdirectory("folkmoot-openssl");
        async Task StoreAsync(string name, byte[] bytes) => await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), bytes);
        await StoreAsync("post.json", document.Bytes);
        await StoreAsync("post.jws", signature.Bytes);
        await StoreAsync("jwks.json", (await given.Site.GetAsync("/.well-known/jwks.json")).Bytes);
        await StoreAsync("key.pem", (await given.Site.GetAsync(Pem().Match(page.Text).Value)).Bytes);
        await StoreAsync("check.sh", System.Text.Encoding.UTF8.GetBytes(Code(page.Text, "openssl")));
        await StoreAsync("check.mjs", System.Text.Encoding.UTF8.GetBytes(Code(page.Text, "node")));

        (await RunAsync(folder, "bash", "check.sh")).ShouldBe((0, "Verified OK"));
        (await RunAsync(folder, "node", "check.mjs")).ShouldBe((0, "genuine"));

        var altered = document.Text.Replace("potable", "potablé", StringComparison.Ordinal);
        altered.ShouldNotBe(document.Text);
        await StoreAsync("post.json", System.Text.Encoding.UTF8.GetBytes(altered));
        (await RunAsync(folder, "bash", "check.sh")).Status.ShouldBe(1);
        (await RunAsync(folder, "node", "check.mjs")).ShouldBe((0, "wrong signature"));
        folder.Delete(recursive: true);
    }

    [DatabaseTheory]
    public async Task Anybody_can_ask_by_address_by_text_or_by_document_and_sees_where_a_copy_differs(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var sent = await given.PostAsync(Content.Post("Boil your water\nuntil Friday.", Content.Image("A tap")));
        var (document, signature) = await given.SignedAsync(sent);

        await SaysAsync("Genuine", ("source", sent.Url!));
        await SaysAsync("Genuine", ("text", " Boil your water\r\nuntil Friday.\r\n"));
        await SaysAsync("Genuine", ("source", sent.Url!), ("text", "Boil your water\r\nuntil Friday."));
        await SaysAsync("Genuine", ("source", document.Text), ("signature", signature.Text));
        await SaysAsync("Genuine", ("source", document.Text));
        var changed = await SaysAsync("Not genuine: it differs", ("source", sent.Url!), ("text", "Boil your water\r\nuntil Monday."));
        changed.ShouldContain("<ins>Fri</ins>");
        changed.ShouldContain("<del>Mon</del>");
        var altered = await SaysAsync("Not genuine: it differs", ("source", document.Text.Replace("A tap", "A river", StringComparison.Ordinal)), ("signature", signature.Text));
        altered.ShouldContain("images.0.alt");
        altered.ShouldContain("<ins>tap</ins>");
        await SaysAsync("Not genuine: the signature is wrong", ("source", document.Text.Replace(sent.ExternalId, Guid.Empty.ToString(), StringComparison.Ordinal)), ("signature", signature.Text));
        await SaysAsync("It cannot be read", ("source", document.Text), ("signature", "eyJ.x.y"));
        await SaysAsync("It cannot be read", ("source", "{\"a\":1.5}"));
        await SaysAsync("Not found", ("source", given.Home + "/posts/" + Guid.Empty));
        await SaysAsync("Not found", ("text", "Drink your water."));
        await SaysAsync("There is nothing to verify yet", ("source", " "));
        (await given.Site.PostAsync(given.Home + "/es/verify", ("source", sent.Url!))).Text.ShouldContain("Auténtico");
        (await given.Site.GetAsync($"{given.Home}/es/verify/{sent.ExternalId}")).Text.ShouldContain("Auténtico");
        (await given.Site.GetAsync($"{given.Home}/verify/{Guid.Empty}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await given.Site.PostAsync("/n/nowhere/verify", ("source", sent.Url!))).Status.ShouldBe(HttpStatusCode.NotFound);
        var hostile = await given.Site.PostAsync(given.Home + "/verify", ("source", "</textarea><script>alert(1)</script>"), ("text", "<img src=x>"));
        hostile.Text.ShouldNotContain("<script");
        hostile.Text.ShouldNotContain("<img src=x");

        async Task<string> SaysAsync(string heading, params (string, string)[] fields)
        {
            var answer = await given.Site.PostAsync(given.Home + "/verify", fields);
            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer["Set-Cookie"].ShouldBeNull();
            answer["Cache-Control"].ShouldBe("no-store");
            Heading().Match(answer.Text).Groups[1].Value.ShouldStartWith(heading);
            return answer.Text;
        }
    }

    [DatabaseTheory]
    public async Task After_a_rotation_old_posts_stay_genuine_and_new_ones_have_the_new_key(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var before = await given.SignedAsync(await given.PostAsync(Content.Post("Before.")));
        var first = await given.InUseAsync();
        first.Sealed.ShouldNotBeNull();
        Should.Throw<CryptographicException>(() =>
        {
            using var plain = ECDsa.Create();
            plain.ImportPkcs8PrivateKey(Convert.FromBase64String(first.Sealed), out _);
        });

        (await given.ChangeAsync(first.Id, null)).ShouldBeTrue();
        (await given.ChangeAsync(first.Id, null)).ShouldBeFalse();
        (await given.ChangeAsync(Content.Key(), null)).ShouldBeFalse();
        var after = await given.SignedAsync(await given.PostAsync(Content.Post("After.")));

        var keys = await given.KeysAsync();
        keys.Count.ShouldBe(2);
        keys.Single(k => k.Kid == first.Kid).Until.ShouldNotBeNull();
        var judged = Judge.Of(before.Document.Bytes, before.Signature.Text, keys);
        (judged.Verdict, judged.Kid).ShouldBe((Verdict.Genuine, first.Kid));
        Judge.Of(after.Document.Bytes, after.Signature.Text, keys).Verdict.ShouldBe(Verdict.Genuine);
        DetachedJws.TryRead(after.Signature.Text)!.Kid.ShouldBe((await given.InUseAsync()).Kid);
        (await given.House.InAsync(given.AgencyId, (StoreDb db) => db.SigningKeys.SingleAsync(k => k.Id == first.Id))).Sealed.ShouldBeNull();
        (await given.House.InAsync(given.AgencyId, (StoreDb db) => db.AuditEntries.Select(a => a.Action).ToListAsync()))
            .Where(a => a.StartsWith("noticeboard.key", StringComparison.Ordinal)).Order().ShouldBe(["noticeboard.key.made", "noticeboard.key.rotated"]);
    }

    [DatabaseTheory]
    public async Task What_a_withdrawn_key_signed_is_believed_no_more_and_the_posts_are_signed_again(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var sent = await given.PostAsync(Content.Post("Genuine."));
        var old = await given.SignedAsync(sent);
        var first = await given.InUseAsync();

        (await given.ChangeAsync(first.Id, "a copy of the server was stolen")).ShouldBeTrue();
        await given.House.RunDueJobsAsync();
        given.House.Clock.Advance(TimeSpan.FromSeconds(2));

        var keys = await given.KeysAsync();
        Judge.Of(old.Document.Bytes, old.Signature.Text, keys).Verdict.ShouldBe(Verdict.WithdrawnKey);
        (await given.Site.PostAsync(given.Home + "/verify", ("source", old.Document.Text), ("signature", old.Signature.Text))).Text.ShouldContain("the key was withdrawn");
        var again = await given.SignedAsync(sent);
        again.Document.Bytes.ShouldBe(old.Document.Bytes);
        Judge.Of(again.Document.Bytes, again.Signature.Text, keys).Verdict.ShouldBe(Verdict.Genuine);
        (await given.ChangeAsync(first.Id, "once more")).ShouldBeFalse();
        (await given.House.InAsync(given.AgencyId, (StoreDb db) => db.AuditEntries.SingleAsync(a => a.Action == "noticeboard.key.withdrawn"))).Details.ShouldNotBeNull().ShouldContain("stolen");
    }

    [DatabaseTheory]
    public async Task A_post_that_is_taken_down_answers_with_a_signed_removal(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var sent = await given.PostAsync(Content.Post("Wrong date."));
        var was = await given.SignedAsync(sent);
        await NoticeboardTests.Network(given.House).WithdrawAsync(given.Account, sent.ExternalId, default);
        given.House.Clock.Advance(TimeSpan.FromSeconds(2));

        var (document, signature) = await given.SignedAsync(sent);
        document.Status.ShouldBe(HttpStatusCode.Gone);
        signature.Status.ShouldBe(HttpStatusCode.Gone);
        var judged = Judge.Of(document.Bytes, signature.Text, await given.KeysAsync());
        judged.Verdict.ShouldBe(Verdict.Genuine);
        judged.Facts!.Type.ShouldBe("removal");
        document.Text.ShouldNotContain("Wrong date.");
        document.Text.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(was.Document.Bytes)));
        var copy = (await given.Site.PostAsync(given.Home + "/verify", ("source", was.Document.Text), ("signature", was.Signature.Text))).Text;
        copy.ShouldContain("usa-alert--warning");
        copy.ShouldContain("has taken this notice back");
        (await given.Site.GetAsync($"{given.Home}/posts/{sent.ExternalId}")).Text.ShouldContain("Verify that the agency took it back");
    }

    [DatabaseTheory]
    public async Task Another_agency_s_key_does_not_pass(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var (document, signature) = await given.SignedAsync(await given.PostAsync(Content.Post("Ours.")));
        var (otherId, _) = await NoticeboardTests.BoardAsync(given.House, "Elsewhere");
        var other = "/n/" + await given.House.InAsync(otherId, (StoreDb db) => db.Agencies.Where(a => a.Id == otherId).Select(a => a.Slug).SingleAsync());
        using var theirs = await given.House.InAsync(otherId, (EnsureKey ensure) => ensure.RunAsync(default));

        var forged = DetachedJws.Sign(theirs.Key, theirs.Kid, document.Bytes, given.House.Clock.GetUtcNow());
        Judge.Of(document.Bytes, forged, await given.KeysAsync("/.well-known/jwks.json")).Verdict.ShouldBe(Verdict.UnknownKey);
        (await given.Site.PostAsync(given.Home + "/verify", ("source", document.Text), ("signature", forged))).Text.ShouldContain("the key is unknown");
        (await given.Site.PostAsync(other + "/verify", ("source", document.Text), ("signature", signature.Text))).Text.ShouldContain("the key is unknown");
        (await given.KeysAsync("/.well-known/jwks.json")).Count.ShouldBe(2);
        (await given.KeysAsync()).ShouldHaveSingleItem();
    }

    [DatabaseTheory]
    public async Task Posts_from_before_there_were_keys_are_signed_by_themselves(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var one = await given.PostAsync(Content.Post("One.", Content.Image()));
        var two = await given.PostAsync(Content.Post("Two."));
        await NoticeboardTests.Network(given.House).WithdrawAsync(given.Account, two.ExternalId, default);
        await given.House.InAsync(given.AgencyId, async (StoreDb db) =>
        {
            await db.SignedDocuments.ExecuteDeleteAsync();
            await db.SigningKeys.ExecuteDeleteAsync();
            await db.Noticeboards.ExecuteUpdateAsync(s => s.SetProperty(b => b.Version, b => b.Version + 1));
        });
        given.House.Clock.Advance(TimeSpan.FromSeconds(2));
        var unsigned = await given.Site.GetAsync($"{given.Home}/posts/{one.ExternalId}");
        unsigned.Text.ShouldNotContain("Verify this post");
        (await given.SignedAsync(one)).Document.Status.ShouldBe(HttpStatusCode.NotFound);

        await given.House.InAsync(Guid.Empty, (MakeMissingKeys make) => make.HandleAsync(new KeysDue(), default));
        await given.House.RunDueJobsAsync();
        given.House.Clock.Advance(TimeSpan.FromSeconds(2));

        var keys = await given.KeysAsync();
        foreach (var sent in new[] { one, two })
        {
            var (document, signature) = await given.SignedAsync(sent);
            Judge.Of(document.Bytes, signature.Text, keys).Verdict.ShouldBe(Verdict.Genuine);
        }

        (await given.Site.GetAsync($"{given.Home}/posts/{one.ExternalId}")).Text.ShouldContain("Verify this post");
    }

    [DatabaseTheory]
    public async Task A_corrected_post_is_a_new_version_and_the_earlier_one_says_so(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var sent = await given.PostAsync(Content.Post("Open until 5."));
        var was = await given.SignedAsync(sent);
        await given.House.InAsync<IServiceProvider, bool>(given.AgencyId, async services =>
        {
            var db = (StoreDb)services.GetService(typeof(StoreDb))!;
            using var signer = await ((EnsureKey)services.GetService(typeof(EnsureKey))!).RunAsync(default);
            var post = await db.NoticeboardPosts.Include(p => p.Images).SingleAsync();
            post.Text = "Open until 6.";
            await ((SignPost)services.GetService(typeof(SignPost))!).AddAsync(signer, post, default);
            (await db.Noticeboards.SingleAsync()).Version++;
            await db.SaveChangesAsync();
            return true;
        });
        given.House.Clock.Advance(TimeSpan.FromSeconds(2));

        var (document, signature) = await given.SignedAsync(sent);
        var judged = Judge.Of(document.Bytes, signature.Text, await given.KeysAsync());
        judged.Verdict.ShouldBe(Verdict.Genuine);
        judged.Facts!.Version.ShouldBe(2);
        document.Text.ShouldContain("\"corrected_at\":");
        var earlier = (await given.Site.PostAsync(given.Home + "/verify", ("source", was.Document.Text), ("signature", was.Signature.Text))).Text;
        earlier.ShouldContain("There is a later, corrected version");
        (await given.Site.PostAsync(given.Home + "/verify", ("text", "Open until 5."))).Text.ShouldContain("There is a later, corrected version");
    }

    [DatabaseTheory]
    public async Task Posts_that_go_out_while_the_key_is_rotated_are_all_genuine(Engine engine)
    {
        await using var given = await Given.ABoardAsync(engine);
        var sending = Enumerable.Range(0, 12).Select(n => NoticeboardTests.Network(given.House).SendAsync(given.Account, Content.Post($"No. {n}"), Content.Key(), default)).ToList();
        var rotating = Enumerable.Range(0, 4).Select(async _ => await given.ChangeAsync((await given.InUseAsync()).Id, null)).ToList();
        await Task.WhenAll(rotating);
        (await Task.WhenAll(sending)).ShouldAllBe(o => o is Sent);

        (await given.House.InAsync(given.AgencyId, (StoreDb db) => db.SigningKeys.CountAsync(k => k.RetiredAt == null))).ShouldBe(1);
        var keys = await given.KeysAsync();
        var signed = await given.House.InAsync(given.AgencyId, (StoreDb db) => db.SignedDocuments.ToListAsync());
        signed.Count.ShouldBe(12);
        signed.ShouldAllBe(s => Judge.Of(System.Text.Encoding.UTF8.GetBytes(s.Document), s.Signature, keys).Verdict == Verdict.Genuine);
    }

    private static async Task<(int Status, string Output)> RunAsync(DirectoryInfo folder, string program, string file)
    {
        using var process = Process.Start(new ProcessStartInfo(program, file) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        _ = await errors;
        return (process.ExitCode, (await output).Trim());
    }

    private static string Code(string page, string id) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"<code id=\"{id}\">(.*?)</code>", RegexOptions.Singleline).Groups[1].Value);

    [GeneratedRegex("/n/[a-z0-9-]+/keys/[A-Za-z0-9_-]{43}\\.pem")]
    private static partial Regex Pem();

    [GeneratedRegex("usa-alert__heading\">([^<]+)<")]
    private static partial Regex Heading();

    private sealed class Given : IAsyncDisposable
    {
        public required TestHouse House { get; init; }

        public required PublicSite Site { get; init; }

        public required Guid AgencyId { get; init; }

        public required Account Account { get; init; }

        public required string Home { get; init; }

        public static async Task<Given> ABoardAsync(Engine engine)
        {
            var house = await TestHouse.OpenAsync(engine);
            var (agencyId, account) = await NoticeboardTests.BoardAsync(house);
            var slug = await house.InAsync(agencyId, (StoreDb db) => db.Agencies.Where(a => a.Id == agencyId).Select(a => a.Slug).SingleAsync());
            return new Given { House = house, Site = await PublicSite.OpenAsync(house), AgencyId = agencyId, Account = account, Home = "/n/" + slug };
        }

        public async Task<Sent> PostAsync(Outgoing outgoing)
        {
            var sent = (await NoticeboardTests.Network(House).SendAsync(Account, outgoing, Content.Key(), default)).ShouldBeOfType<Sent>();
            House.Clock.Advance(TimeSpan.FromSeconds(2));
            return sent;
        }

        public async Task<(Got Document, Got Signature)> SignedAsync(Sent sent) =>
            (await Site.GetAsync($"{Home}/posts/{sent.ExternalId}.json"), await Site.GetAsync($"{Home}/posts/{sent.ExternalId}.jws"));

        /// <summary>As the public reads them; by default those of the agency.</summary>
        public async Task<IReadOnlyList<PublicKey>> KeysAsync(string? path = null)
        {
            House.Clock.Advance(TimeSpan.FromSeconds(2));
            var set = await Site.GetAsync(path ?? Home + "/jwks.json");
            set["Content-Type"].ShouldNotBeNull().ShouldStartWith("application/jwk-set+json");
            set["Set-Cookie"].ShouldBeNull();
            return PublicKey.ReadSet(set.Bytes).ShouldNotBeNull();
        }

        public Task<SigningKey> InUseAsync() => House.InAsync(AgencyId, (StoreDb db) => db.SigningKeys.AsNoTracking().SingleAsync(k => k.RetiredAt == null));

        public async Task<bool> ChangeAsync(Guid keyId, string? reason) =>
            await House.AsAsync(await House.APersonAsync(AgencyId, Role.Administrator), (ChangeKey change) => change.RunAsync(keyId, reason, default));

        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            await House.DisposeAsync();
        }
    }
}
