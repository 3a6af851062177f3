// The command that needs no house: what it prints, and its exit status.
using System.Text.Json;
using Folkmoot.Noticeboard.Signing;

namespace Folkmoot.Tests.Noticeboard.Signing;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly DetachedJwsTests.Pair _pair = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("folkmoot-verify");

    public VerifyCommandTests()
    {
        File.WriteAllBytes(In("post.json"), DetachedJwsTests.Document());
        File.WriteAllText(In("post.jws"), _pair.Sign(DetachedJwsTests.Document()));
        File.WriteAllBytes(In("jwks.json"), PublicKey.Set([_pair.Public]));
    }

    public void Dispose()
    {
        _pair.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("post.json")]
    [InlineData("post.jws")]
    public async Task A_genuine_post_is_told_by_either_of_its_files(string file)
    {
        var (status, line) = await RunAsync([In(file), "--keys", In("jwks.json")]);

        status.ShouldBe(0);
        line.GetProperty("verdict").GetString().ShouldBe("genuine");
        line.GetProperty("kid").GetString().ShouldBe(_pair.Public.Kid);
        line.GetProperty("agency").GetString().ShouldBe("Testford");
        line.GetProperty("signedAt").GetString().ShouldBe("2026-03-01T12:00:00Z");
    }

    [Fact]
    public async Task A_signature_that_holds_its_document_needs_no_second_file()
    {
        var parts = _pair.Sign(DetachedJwsTests.Document()).Split('.');
        await File.WriteAllTextAsync(In("whole.jws"), $"{parts[0]}.{Base64UrlText.Of(DetachedJwsTests.Document())}.{parts[2]}");

        (await RunAsync([In("whole.jws"), "--keys", In("jwks.json")])).Status.ShouldBe(0);
    }

    [Fact]
    public async Task An_altered_post_a_strange_key_and_another_text_are_1()
    {
        await File.WriteAllBytesAsync(In("altered.json"), DetachedJwsTests.Document("The bridge is closed."));
        await File.WriteAllTextAsync(In("seen.txt"), "The bridge is closed.\r\n");
        await File.WriteAllTextAsync(In("same.txt"), "The bridge is open.\r\n");
        using var other = new DetachedJwsTests.Pair();
        await File.WriteAllBytesAsync(In("other.json"), PublicKey.Set([other.Public]));

        await IsAsync("wrong-signature", [In("altered.json"), "--signature", In("post.jws"), "--keys", In("jwks.json")]);
        await IsAsync("unknown-key", [In("post.json"), "--keys", In("other.json")]);
        await IsAsync("unreadable", [In("jwks.json"), "--signature", In("post.jws"), "--keys", In("jwks.json")]);
        (await IsAsync("differs", [In("post.json"), "--text", In("seen.txt"), "--keys", In("jwks.json")])).GetProperty("difference").GetProperty("original").GetString().ShouldBe("open");
        (await RunAsync([In("post.json"), "--text", In("same.txt"), "--keys", In("jwks.json")])).Status.ShouldBe(0);

        async Task<JsonElement> IsAsync(string verdict, string[] args)
        {
            var (status, line) = await RunAsync(args);
            status.ShouldBe(1, verdict);
            line.GetProperty("verdict").GetString().ShouldBe(verdict);
            return line;
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_keys_that_are_none_are_2()
    {
        (await StatusAsync([In("nothing.json"), "--keys", In("jwks.json")])).ShouldBe(2);
        (await StatusAsync([In("post.json"), "--keys", In("nothing.json")])).ShouldBe(2);
        (await StatusAsync([In("post.json"), "--keys", In("post.jws")])).ShouldBe(2);
        VerifyCommand.Create().Parse([In("post.json"), In("post.jws"), "--text", "x", "--keys", "y"]).Errors.ShouldNotBeEmpty();
        VerifyCommand.Create().Parse([In("post.json")]).Errors.ShouldNotBeEmpty();
    }

    private async Task<int> StatusAsync(string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var status = await VerifyCommand.Create().Parse(args).InvokeAsync(new() { Output = output, Error = errors, EnableDefaultExceptionHandler = false });
        output.ToString().ShouldBeEmpty();
        errors.ToString().ShouldNotBeEmpty();
        return status;
    }

    private static async Task<(int Status, JsonElement Line)> RunAsync(string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var status = await VerifyCommand.Create().Parse(args).InvokeAsync(new() { Output = output, Error = errors, EnableDefaultExceptionHandler = false });
        errors.ToString().ShouldBeEmpty();
        return (status, JsonSerializer.Deserialize<JsonElement>(output.ToString().Trim().Split('\n').ShouldHaveSingleItem()));
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
