// folkmoot verify FILE… --keys FILE: checks signed posts without a database and without internet; one line of JSON for each.
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Folkmoot.Noticeboard.Signing;

internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "A post's document (.json) or signature (.jws); the other one lies beside it under the same name.", Arity = ArgumentArity.OneOrMore };
        var keys = new Option<string>("--keys") { Description = "The public keys: the file that the agency has under /.well-known/jwks.json.", Required = true };
        var signature = new Option<string?>("--signature") { Description = "The signature, where it is not beside a single FILE." };
        var text = new Option<string?>("--text") { Description = "A file with a text that must be that of a single FILE." };
        var command = new Command("verify", "Checks signed posts offline: genuine, or what is wrong.") { files, keys, signature, text };
        command.Validators.Add(result =>
        {
            if (result.GetValue(files)?.Length > 1 && (result.GetValue(signature) ?? result.GetValue(text)) is not null)
            {
                result.AddError("--signature and --text go with one FILE.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(files), parsed.GetRequiredValue(keys), parsed.GetValue(signature), parsed.GetValue(text),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    /// <returns>0 all genuine, 1 one is not, 2 a file cannot be read.</returns>
    public static async Task<int> RunAsync(
        string[] files, string keys, string? signature, string? text, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            if (PublicKey.ReadSet(await File.ReadAllBytesAsync(keys, cancellationToken)) is not { } known)
            {
                await errors.WriteLineAsync($"{keys} is not a JWK set.");
                return 2;
            }

            var status = 0;
            foreach (var file in files)
            {
                var (document, jws) = await ReadAsync(file, signature, cancellationToken);
                var judged = Judge.Of(document, jws, known);
                var seen = text is null ? null : await File.ReadAllTextAsync(text, cancellationToken);
                var difference = seen is null || judged.Facts is null ? null : Difference.Of("text", Difference.Plain(judged.Facts.Text ?? ""), Difference.Plain(seen));
                status = judged.Verdict == Verdict.Genuine && difference is null ? status : 1;
                await output.WriteLineAsync(Line(file, judged, difference));
            }

            return status;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static async Task<(byte[] Document, string Signature)> ReadAsync(string file, string? signature, CancellationToken cancellationToken)
    {
        if (signature is null && Path.GetExtension(file).Equals(".jws", StringComparison.OrdinalIgnoreCase))
        {
            var jws = await File.ReadAllTextAsync(file, cancellationToken);
            // A signature that holds its document needs no second file.
            return DetachedJws.TryRead(jws)?.Payload is { } payload ? (payload, jws) : (await File.ReadAllBytesAsync(Path.ChangeExtension(file, ".json"), cancellationToken), jws);
        }

        return (await File.ReadAllBytesAsync(file, cancellationToken), await File.ReadAllTextAsync(signature ?? Path.ChangeExtension(file, ".jws"), Encoding.UTF8, cancellationToken));
    }

    private static string Line(string file, Judgement judged, Difference? difference) => JsonSerializer.Serialize(
        new
        {
            file,
            verdict = judged.Verdict == Verdict.Genuine && difference is not null ? "differs" : Name(judged.Verdict),
            type = judged.Facts?.Type,
            id = judged.Facts?.Id,
            url = judged.Facts?.Url,
            agency = judged.Facts?.AgencyName,
            version = judged.Facts?.Version,
            kid = judged.Kid,
            signedAt = judged.SignedAt is { } at ? FeedContent.Instant(at) : null,
            difference = difference is null ? null : new { difference.Before, difference.Original, difference.Given, difference.After },
        },
        Readable);

    internal static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Genuine => "genuine",
        Verdict.WrongSignature => "wrong-signature",
        Verdict.UnknownKey => "unknown-key",
        Verdict.WithdrawnKey => "withdrawn-key",
        Verdict.OutsidePeriod => "outside-period",
        _ => "unreadable",
    };
}
