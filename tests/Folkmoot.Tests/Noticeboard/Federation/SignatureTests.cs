// The signatures of requests, against ones that OpenSSL made, and everything that must not pass.
using System.Text;
using Folkmoot.Networks;
using Folkmoot.Networks.ActivityPub;

namespace Folkmoot.Tests.Noticeboard.Federation;

public sealed class SignatureTests
{
    private const string Body = """{"type":"Follow"}""";
    private const string KeyId = "https://social.example.net/users/ana#main-key";
    private const string Date = "Mon, 02 Nov 2026 09:00:00 GMT";

    // openssl dgst -sha256 -binary | base64
    private const string Hash = "GYwYnH3BiO6aICFt0ThC5bUIJ4byvqdpWtR8m5fNkww=";

    // openssl genrsa 2048; openssl rsa -pubout
    private const string Pem = """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAiWiDbdx48LJ9Ij2ZR0kG
        KiKZ2l9of94hSvZiMnK0jgY2Qv/1KTKYJZT3aIWaZ2D0xJrBRu508ta7I8NAc9J5
        E+C6jJk8YLD1HdW5PuET200yVhMT8rI2w4eq/2Y/iX09GUsohdzeOFyCDEt3kFE1
        HAGY47dXVpktYTmr64UB73f1mjcGE2yA3ECDQRFhbWKZ/28YkoXlzKU0tiXU73DQ
        jD2EdpjzNCPfr8JNwN04wTiLt7biNFTdQy4uEbpVQbv0vZXD7Bh9PrOsAiq+kT9Y
        wB2honK3fUaMkGwK9BvcEBNFMItw2IKPEj8s8hZeQKsNsj1eHOX1zSL3T7OKaA0j
        uQIDAQAB
        -----END PUBLIC KEY-----
        """;

    // openssl dgst -sha256 -sign over the four lines (request-target), host, date, digest
    private const string Draft =
        "Vd0Ptpcrx5CrhMVyz0zVYJPNGDLQkbtGpLojxwpLPubRwCPoY7v9WCUex6ZXagZqn/bf77YcicogD8LThEPvJDr2IOmQgonkEwPxaAPU8e5spe+jgB0h9JxGjVXwXO37Rts1thi5KuHOidsxLispsngVgnbVMEY0vVcVyiAnH/FR74JSK4d9UatUHO5KQ83Sc/nP9NGGJoSY4g1WMPUgz4Ai1QMqI7EYaVQMW0bTgPrp4lnQWoVf9VqFdZZ2jzCL0PcHsYQTHbJzx8xyPFf8knVe6nmA/r+i3IgVSiokp4IHQvhC0oXk0Q2iY2Cdn3hbyVB7jhCx77BPchiH3fVlJg==";

    // the same over the base of RFC 9421, section 2.5, of "@method", "@target-uri" and "content-digest"
    private const string Standard =
        "KtL4q6cIGh0AbpqnJ3fNtNI6s8fxB1kUUtImEPQ8cAQcr1Dy7jxPSVzCi1nBxeB3XXMLac643xCsy2xJdpQEgNadWwwiIdHYXnNMhjBOUA735/2qSx1z/CsLtefSS/9VLo9EETMPS2mqR/XTMhW0X9YivaRf6mfT7SxIwaQljGBYVpgKfdkhmG9zgKZFRYEKWs6MB3/eNoZk69UPOpHz3GqNxlgL1p54PGxF7bLDO8SFZTrTr0stRHbCixmU8NXhh+JeXT1JEd3Ek5zZW4HdWgsM52h4Znp31PLyvVfuYYKpU+csr/9YCJu9wLD407uO4y5e/g7Dg3NfjcvbL1qoJw==";

    private const string Input = $"sig1=(\"@method\" \"@target-uri\" \"content-digest\");alg=\"rsa-v1_5-sha256\";keyid=\"{KeyId}\";created=1793610000";

    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 20, 0, TimeSpan.Zero);

    [Fact]
    public void A_signature_of_the_draft_that_OpenSSL_made_holds()
    {
        var signature = RequestSignature.Read(Drafted(), Now, out var fault);
        fault.ShouldBe(SignatureFault.None);
        signature.ShouldNotBeNull().KeyId.ShouldBe(KeyId);
        signature.IsBy(Pem).ShouldBeTrue();
    }

    [Fact]
    public void A_signature_of_the_standard_that_OpenSSL_made_holds()
    {
        var signature = RequestSignature.Read(Signed(), Now, out var fault);
        fault.ShouldBe(SignatureFault.None);
        signature.ShouldNotBeNull().KeyId.ShouldBe(KeyId);
        signature.IsBy(Pem).ShouldBeTrue();
    }

    [Fact]
    public void Another_key_a_short_key_and_no_key_made_neither()
    {
        using var other = System.Security.Cryptography.RSA.Create(2048);
        using var small = System.Security.Cryptography.RSA.Create(1024);
        foreach (var request in new[] { Drafted(), Signed() })
        {
            var signature = RequestSignature.Read(request, Now, out _).ShouldNotBeNull();
            signature.IsBy(other.ExportSubjectPublicKeyInfoPem()).ShouldBeFalse();
            signature.IsBy(small.ExportSubjectPublicKeyInfoPem()).ShouldBeFalse();
            signature.IsBy("no key").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("other path", "/n/other/inbox")]
    [InlineData("other query", "/n/testford/inbox?a=1")]
    public void What_was_signed_for_one_address_does_not_hold_at_another(string what, string path)
    {
        foreach (var request in new[] { Drafted(), Signed() })
        {
            RequestSignature.Read(request with { Address = new Uri(request.Address, path) }, Now, out _).ShouldNotBeNull(what).IsBy(Pem).ShouldBeFalse(what);
            RequestSignature.Read(request with { Address = new Uri("https://other.example.gov/n/testford/inbox") }, Now, out _).ShouldNotBeNull(what).IsBy(Pem).ShouldBeFalse(what);
        }
    }

    [Fact]
    public void A_body_that_was_changed_is_seen_before_any_key_is_asked_for()
    {
        foreach (var request in new[] { Drafted(), Signed() })
        {
            RequestSignature.Read(request with { Body = Encoding.UTF8.GetBytes(Body + " ") }, Now, out var fault).ShouldBeNull();
            fault.ShouldBe(SignatureFault.Tampered);
        }

        // A second hash beside the right one would leave open which of them counts.
        RequestSignature.Read(With(Drafted(), "Digest", $"SHA-256={Hash},SHA-256={Hash}"), Now, out var twice).ShouldBeNull();
        twice.ShouldBe(SignatureFault.Tampered);
    }

    [Theory]
    [InlineData(-59, true)]
    [InlineData(59, true)]
    [InlineData(-61, false)]
    [InlineData(61, false)]
    public void A_request_is_taken_for_an_hour_around_its_date(int minutes, bool taken)
    {
        var now = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
        foreach (var request in new[] { Drafted(), Signed() })
        {
            (RequestSignature.Read(request, now, out var fault) is not null).ShouldBe(taken);
            fault.ShouldBe(taken ? SignatureFault.None : SignatureFault.Stale);
        }
    }

    [Theory]
    [InlineData("date digest", SignatureFault.Incomplete)]
    [InlineData("(request-target) host date", SignatureFault.Incomplete)]
    [InlineData("(request-target) host digest", SignatureFault.Incomplete)]
    [InlineData("(request-target) date digest", SignatureFault.Incomplete)]
    [InlineData("(request-target) host date digest date", SignatureFault.Unreadable)]
    [InlineData("(request-target) host date digest x-not-there", SignatureFault.Unreadable)]
    [InlineData("", SignatureFault.Incomplete)]
    public void A_signature_that_leaves_something_out_does_not_count(string names, object fault)
    {
        var request = With(Drafted(), "Signature", $"keyId=\"{KeyId}\",algorithm=\"rsa-sha256\",headers=\"{names}\",signature=\"{Draft}\"");
        RequestSignature.Read(request, Now, out var found).ShouldBeNull();
        found.ShouldBe((SignatureFault)fault);
    }

    [Theory]
    [InlineData("sig1=(\"@method\" \"@target-uri\");keyid=\"k\";created=1793610000", SignatureFault.Incomplete)]
    [InlineData("sig1=(\"@method\" \"content-digest\");keyid=\"k\";created=1793610000", SignatureFault.Incomplete)]
    [InlineData("sig1=(\"@method\" \"@target-uri\" \"content-digest\");keyid=\"k\"", SignatureFault.Incomplete)]
    [InlineData("sig1=(\"@method\" \"@target-uri\" \"content-digest\");created=1793610000", SignatureFault.Unreadable)]
    [InlineData("sig1=(\"@method\" \"@target-uri\" \"content-digest\");alg=\"hmac-sha256\";keyid=\"k\";created=1793610000", SignatureFault.Unreadable)]
    [InlineData("sig2=(\"@method\" \"@target-uri\" \"content-digest\");keyid=\"k\";created=1793610000", SignatureFault.Unreadable)]
    [InlineData("sig1=(\"content-digest\";req \"@method\");keyid=\"k\";created=1793610000", SignatureFault.Unreadable)]
    [InlineData("((((", SignatureFault.Unreadable)]
    public void So_with_the_standard(string input, object fault)
    {
        RequestSignature.Read(With(Signed(), "Signature-Input", input), Now, out var found).ShouldBeNull();
        found.ShouldBe((SignatureFault)fault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("keyId=\"a\"")]
    [InlineData("keyId=\"a\",signature=\"***\"")]
    [InlineData("keyId=\"a\",keyId=\"b\",signature=\"AAAA\"")]
    [InlineData("keyId=\"a\",algorithm=\"none\",signature=\"AAAA\"")]
    [InlineData("one two three")]
    public void Nonsense_is_no_signature(string header) => RequestSignature.Read(With(Drafted(), "Signature", header), Now, out _).ShouldBeNull();

    [Theory]
    [InlineData("https://social.example.net/users/ana", true)]
    [InlineData("http://social.example.net/users/ana", false)]
    [InlineData("https://localhost/users/ana", false)]
    [InlineData("https://127.0.0.1/users/ana", false)]
    [InlineData("https://[::1]/users/ana", false)]
    [InlineData("https://intranet/users/ana", false)]
    [InlineData("https://ana:secret@social.example.net/", false)]
    [InlineData("https://social.example.net/a b", false)]
    [InlineData("acct:ana@social.example.net", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_addresses_of_the_open_web_are_names(string? id, bool isName) => (ForeignIds.Read(id, new NetworkOptions()) is not null).ShouldBe(isName);

    [Fact]
    public void An_address_inside_the_house_is_a_name_where_the_operator_allows_it()
    {
        var options = new NetworkOptions { AllowPrivateAddresses = ["localhost:31501"] };
        ForeignIds.Read("http://localhost:31501/users/ana", options).ShouldNotBeNull();
        ForeignIds.Read("http://localhost:31502/users/ana", options).ShouldBeNull();
    }

    private static ReceivedRequest Drafted() => Request(new()
    {
        ["Date"] = Date,
        ["Digest"] = $"SHA-256={Hash}",
        ["Signature"] = $"keyId=\"{KeyId}\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"{Draft}\"",
    });

    private static ReceivedRequest Signed() => Request(new()
    {
        ["Content-Digest"] = $"sha-256=:{Hash}:",
        ["Signature-Input"] = Input,
        ["Signature"] = $"sig1=:{Standard}:",
    });

    private static ReceivedRequest Request(Dictionary<string, string> headers) => new(
        "POST", new Uri("https://notices.example.gov/n/testford/inbox"), new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(Body));

    private static ReceivedRequest With(ReceivedRequest request, string name, string value) =>
        request with { Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { [name] = value } };
}
