// fastText, the C++ program of Debian's package: trained on the same rows with the n-grams that our models read.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Bench.Measuring;

namespace Folkmoot.Bench.Language;

/// <param name="Predict">Its command line that reads lines and writes labels; null when there is none.</param>
internal sealed record FastTextPeer(IReadOnlyList<string>? Predict, string? Missing)
{
    /// <summary>What a message costs does not depend on how long it was trained, so once over the rows is enough.</summary>
    private static readonly string[] Options = ["-wordNgrams", "3", "-minn", "2", "-maxn", "5", "-epoch", "1"];

    public static async Task<FastTextPeer> FindAsync(BenchSettings settings, IReadOnlyList<LabelledRow> rows, Action<string> tell, CancellationToken cancellationToken)
    {
        if (OnPath.Find("fasttext") is not { } program)
        {
            return new FastTextPeer(null, "not installed: apt-get install fasttext");
        }

        string[] lines = [.. rows.Select(r => $"__label__{r.Label} {r.Line}")];
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. Options, .. lines]))))[..16];
        string model = settings.PathOf($"fasttext-{key}");
        if (!File.Exists(model + ".bin"))
        {
            tell("training fastText");
            string input = settings.PathOf("fasttext.train");
            await File.WriteAllLinesAsync(input, lines, cancellationToken);
            string threads = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);
            string part = model + ".part";
            var end = await Child.RunAsync(
                [program, "supervised", "-input", input, "-output", part, "-thread", threads, .. Options], "/dev/null", settings.PathOf("fasttext.out"), core: null, cancellationToken);
            if (end.Status != 0)
            {
                return new FastTextPeer(null, $"training ended with {end.Status}: {end.Errors}");
            }

            // Its table of vectors, which predict does not read, is as large again.
            File.Delete(part + ".vec");
            File.Move(part + ".bin", model + ".bin", overwrite: true);
        }

        return new FastTextPeer([program, "predict", model + ".bin", "-"], null);
    }
}
