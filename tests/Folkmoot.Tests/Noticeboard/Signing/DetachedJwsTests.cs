// Keys and signatures against the examples of the JOSE specifications, and the verdicts of the one rule.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Folkmoot.Noticeboard.Signing;

namespace Folkmoot.Tests.Noticeboard.Signing;

public sealed class DetachedJwsTests
{
    private const string Agency = "urn:uuid:018f0000-0000-7000-8000-000000000001";
    private static readonly DateTimeOffset Then = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_thumbprint_is_that_of_the_example_of_RFC_7638_section_3_1() =>
        PublicKey.Thumbprint(
            ("kty", "RSA"),
            ("n", "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"),
            ("e", "AQAB")).ShouldBe("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");

    [Fact]
    public void The_signature_of_RFC_7515_appendix_A_3_holds_and_that_of_another_payload_does_not()
    {
        using var key = Key("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0").Open();
        var payload = Base64UrlText.TryRead("eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ")!;
        var signature = Base64UrlText.TryRead("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")!;

        DetachedJws.Holds(key, DetachedJws.Input("eyJhbGciOiJFUzI1NiJ9", payload), signature).ShouldBeTrue();
        payload[0] ^= 1;
        DetachedJws.Holds(key, DetachedJws.Input("eyJhbGciOiJFUzI1NiJ9", payload), signature).ShouldBeFalse();
    }

    [Fact]
    public void A_signature_has_the_shape_of_RFC_7515_appendix_F()
    {
        using var pair = new Pair();
        var parts = pair.Sign(Document()).Split('.');

        parts.Length.ShouldBe(3);
        parts[1].ShouldBeEmpty();
        parts.ShouldAllBe(p => p.All(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_'));
        Base64UrlText.TryRead(parts[2]).ShouldNotBeNull().Length.ShouldBe(64);
        using var header = JsonDocument.Parse(Base64UrlText.TryRead(parts[0]));
        header.RootElement.GetProperty("alg").GetString().ShouldBe("ES256");
        header.RootElement.GetProperty("typ").GetString().ShouldBe("folkmoot-post+jws");
        header.RootElement.GetProperty("kid").GetString().ShouldBe(pair.Public.Kid);
    }

    [Fact]
    public void A_document_in_another_layout_is_the_same_document()
    {
        using var pair = new Pair();
        var indented = JsonNode.Parse(Document())!.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

        Judge.Of(Encoding.UTF8.GetBytes(indented), pair.Sign(Document()) + "\n", [pair.Public]).Verdict.ShouldBe(Verdict.Genuine);
    }

    [Theory]
    [InlineData("The bridge is open.", "The bridge is closed.")]
    [InlineData("The bridge is open.", "The bridge is open.\u200B")]
    [InlineData("2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z")]
    [InlineData("abc123", "abc124")]
    [InlineData("\"version\":1", "\"version\":2")]
    [InlineData("\"machine_assisted\":false", "\"machine_assisted\":true")]
    [InlineData("posts/1", "posts/2")]
    public void An_altered_letter_time_or_image_is_refused(string from, string to)
    {
        using var pair = new Pair();
        var document = Encoding.UTF8.GetString(Document());
        document.ShouldContain(from);

        Judge.Of(Encoding.UTF8.GetBytes(document.Replace(from, to, StringComparison.Ordinal)), pair.Sign(Document()), [pair.Public]).Verdict.ShouldBe(Verdict.WrongSignature);
    }

    [Fact]
    public void Only_a_key_of_the_agency_that_the_document_names_counts()
    {
        using var pair = new Pair();
        using var other = new Pair();
        var elsewhere = other.Public with { Agency = "urn:uuid:018f0000-0000-7000-8000-000000000002" };

        Judge.Of(Document(), other.Sign(Document()), [pair.Public]).Verdict.ShouldBe(Verdict.UnknownKey);
        Judge.Of(Document(), other.Sign(Document()), [pair.Public, elsewhere]).Verdict.ShouldBe(Verdict.UnknownKey);
        Judge.Of(Document(), other.Sign(Document()), [pair.Public, other.Public]).Verdict.ShouldBe(Verdict.Genuine);
    }

    [Fact]
    public void A_key_counts_for_its_period_and_never_again_when_it_is_withdrawn()
    {
        using var pair = new Pair();
        var signed = pair.Sign(Document());
        Verdict Of(PublicKey key) => Judge.Of(Document(), signed, [key]).Verdict;

        Of(pair.Public with { Until = Then.AddMinutes(1) }).ShouldBe(Verdict.Genuine);
        Of(pair.Public with { Until = Then.AddMinutes(-1) }).ShouldBe(Verdict.OutsidePeriod);
        Of(pair.Public with { From = Then.AddMinutes(1) }).ShouldBe(Verdict.OutsidePeriod);
        Of(pair.Public with { Until = Then.AddMinutes(1), RevokedAt = Then.AddYears(1) }).ShouldBe(Verdict.WithdrawnKey);
    }

    [Fact]
    public void A_header_that_says_more_or_something_else_is_not_read()
    {
        using var pair = new Pair();
        string With(Action<JsonObject> change)
        {
            var parts = pair.Sign(Document()).Split('.');
            var header = JsonNode.Parse(Base64UrlText.TryRead(parts[0]))!.AsObject();
            change(header);
            var text = Base64UrlText.Of(Encoding.UTF8.GetBytes(header.ToJsonString()));
            return $"{text}..{Base64UrlText.Of(pair.Key.SignData(DetachedJws.Input(text, Document()), HashAlgorithmName.SHA256))}";
        }

        DetachedJws.TryRead(With(_ => { })).ShouldNotBeNull();
        DetachedJws.TryRead(With(h => h["alg"] = "none")).ShouldBeNull();
        DetachedJws.TryRead(With(h => h["alg"] = "HS256")).ShouldBeNull();
        DetachedJws.TryRead(With(h => h["typ"] = "JWT")).ShouldBeNull();
        DetachedJws.TryRead(With(h => h["crit"] = new JsonArray("b64"))).ShouldBeNull();
        DetachedJws.TryRead(With(h => h["b64"] = false)).ShouldBeNull();
        DetachedJws.TryRead(With(h => h.Remove("iat"))).ShouldBeNull();
        DetachedJws.TryRead(pair.Sign(Document()) + "==").ShouldBeNull();
        DetachedJws.TryRead(pair.Sign(Document()) + ".x").ShouldBeNull();
        DetachedJws.TryRead("").ShouldBeNull();
    }

    [Fact]
    public void A_key_set_is_read_back_and_keys_of_other_kinds_or_with_a_wrong_name_are_passed_over()
    {
        using var pair = new Pair();
        var retired = pair.Public with { Until = Then.AddDays(1), RevokedAt = Then.AddDays(2) };
        PublicKey.ReadSet(PublicKey.Set([retired])).ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(retired);

        var set = new JsonObject { ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["n"] = "AQ", ["e"] = "AQAB" }, Changed("kid", "x"), Changed("y", pair.Public.X), pair.Public.Jwk()) };
        PublicKey.ReadSet(Encoding.UTF8.GetBytes(set.ToJsonString())).ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(pair.Public);
        PublicKey.ReadSet("[]"u8.ToArray()).ShouldBeNull();
        PublicKey.ReadSet("<html>"u8.ToArray()).ShouldBeNull();

        JsonObject Changed(string name, string value)
        {
            var jwk = pair.Public.Jwk();
            jwk[name] = value;
            if (name != "kid")
            {
                jwk["kid"] = PublicKey.KidOf((string)jwk["x"]!, (string)jwk["y"]!);
            }

            return jwk;
        }
    }

    [Theory]
    [InlineData("The bridge is open.", "The bridge is closed.", "The bridge is ", "open", "closed", ".")]
    [InlineData("Call 555-0100 now", "Call 555-0199 now", "Call 555-01", "00", "99", " now")]
    [InlineData("one", "one two", "one", "", " two", "")]
    [InlineData("👩‍👩‍👧 ok", "👩‍👩‍👦 ok", "", "👩‍👩‍👧", "👩‍👩‍👦", " ok")]
    public void A_difference_names_the_place_in_whole_characters(string original, string given, string before, string was, string now, string after) =>
        Difference.Of("text", original, given).ShouldBe(new Difference("text", before, was, now, after));

    internal static byte[] Document(string text = "The bridge is open.") => CanonicalJson.Write(new JsonObject
    {
        ["type"] = "post",
        ["id"] = "urn:uuid:018f0000-0000-7000-8000-0000000000aa",
        ["url"] = "https://notices.example.gov/n/testford/posts/1",
        ["agency"] = new JsonObject { ["id"] = Agency, ["name"] = "Testford", ["url"] = "https://notices.example.gov/n/testford" },
        ["published_at"] = "2026-03-01T12:00:00Z",
        ["version"] = 1,
        ["text"] = text,
        ["machine_assisted"] = false,
        ["images"] = new JsonArray(new JsonObject { ["sha256"] = "abc123", ["alt"] = "The bridge" }),
    });

    private static PublicKey Key(string x, string y) => new(PublicKey.KidOf(x, y), x, y, Agency, Then.AddDays(-1), null, null);

    internal sealed class Pair : IDisposable
    {
        public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        public PublicKey Public => field ??= Of(Key.ExportParameters(false).Q);

        public string Sign(byte[] document) => DetachedJws.Sign(Key, Public.Kid, document, Then);

        public void Dispose() => Key.Dispose();

        private static PublicKey Of(ECPoint point) => DetachedJwsTests.Key(Base64UrlText.Of(point.X), Base64UrlText.Of(point.Y));
    }
}
