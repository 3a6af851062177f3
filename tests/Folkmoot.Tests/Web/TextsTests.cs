// Every text that the code asks for exists in both languages, and every text that exists is asked for.
using System.Globalization;
using System.Text.RegularExpressions;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Web;

namespace Folkmoot.Tests.Web;

public sealed partial class TextsTests
{
    /// <summary>Keys put together at run time from a variable in front: Failure.Text + ".title".</summary>
    private static readonly string[] PutTogether = [".title", ".what", ".next"];

    /// <summary>More than one word and yet the same in both languages.</summary>
    private static readonly string[] SameInBoth = [];

    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> All = Texts.Load(typeof(Texts).Assembly);

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places()
    {
        var bad = All.Where(t => Texts.Languages.Any(l => string.IsNullOrWhiteSpace(t.Value.GetValueOrDefault(l)))
                || !Places(t.Value[Texts.English]).SetEquals(Places(t.Value[Texts.Spanish])))
            .Select(t => t.Key);

        bad.ShouldBeEmpty();
    }

    [Fact]
    public void No_text_of_several_words_was_left_untranslated()
    {
        var same = All.Where(t => t.Value[Texts.English] == t.Value[Texts.Spanish]
                && Words().Count(Place().Replace(t.Value[Texts.English], "")) > 1 && !SameInBoth.Contains(t.Key))
            .Select(t => t.Key);

        same.ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_that_the_code_asks_for_exists()
    {
        var source = Source();
        var asked = Asked().Matches(source).Where(m => m.Groups["more"].Value.Length == 0).Select(m => m.Groups["key"].Value)
            .Where(k => !k.Contains('{', StringComparison.Ordinal));
        var counted = Counted().Matches(source).Select(m => m.Groups["key"].Value).Where(k => !k.Contains('{', StringComparison.Ordinal));

        asked.Concat(counted.SelectMany(k => new[] { k + ".one", k + ".other" })).Where(k => !All.ContainsKey(k)).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_that_exists_is_asked_for()
    {
        var source = Source();
        var literals = Literal().Matches(source).Select(m => m.Groups["key"].Value).ToHashSet();
        var prefixes = literals.Where(l => l.EndsWith('.')).Concat(literals.Where(l => l.Contains(".{", StringComparison.Ordinal)).Select(l => l[..l.IndexOf('{', StringComparison.Ordinal)])).ToArray();

        All.Keys.Where(key => !IsUsed(key)).ShouldBeEmpty();

        bool IsUsed(string key)
        {
            var stem = key.EndsWith(".one", StringComparison.Ordinal) ? key[..^4] : key.EndsWith(".other", StringComparison.Ordinal) ? key[..^6] : key;
            return literals.Contains(key) || literals.Contains(stem)
                || prefixes.Any(p => key.StartsWith(p, StringComparison.Ordinal))
                || PutTogether.Any(end => key.EndsWith(end, StringComparison.Ordinal) && literals.Contains(key[..^end.Length]));
        }
    }

    [Fact]
    public void A_key_that_two_modules_claim_stops_the_start()
    {
        var all = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        var from = new Dictionary<string, string>();
        Texts.Add(all, from, "One.texts.json", new() { ["a.b"] = new() { ["en"] = "x", ["es"] = "y" } });

        Should.Throw<InvalidOperationException>(() => Texts.Add(all, from, "Two.texts.json", new() { ["a.b"] = new() { ["en"] = "x" } }))
            .Message.ShouldContain("One.texts.json");
    }

    [Fact]
    public void A_missing_text_throws_in_tests_and_shows_its_key_in_production()
    {
        Should.Throw<KeyNotFoundException>(() => new Texts(All, strict: true)["web.nothing"]);
        new Texts(All, strict: false)["web.nothing"].ShouldBe("web.nothing");
    }

    [Theory]
    [InlineData("en", 1, "There is a problem with this form")]
    [InlineData("en", 1200, "There are 1,200 problems with this form")]
    [InlineData("es", 2, "Hay 2 problemas en este formulario")]
    public void Counts_follow_the_language(string language, int n, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        new Texts(All, strict: true).Count("web.errors", n).ShouldBe(expected);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    private static string Source()
    {
        string[] folders = [Path.Combine(RunFolder.Tree, "src", "Folkmoot"), Path.Combine(RunFolder.Tree, "src", "Folkmoot.Networks")];
        return string.Join('\n', folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal) || Path.GetFileName(f) == "networks.json")
            .SelectMany(File.ReadAllLines)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))).Replace("@* ", "\u0001", StringComparison.Ordinal) is var all
            ? RazorComment().Replace(all, "") : "";
    }

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Words();

    [GeneratedRegex("(?:\\bT\\[\\$?|\\bReason\\(|\\bReason \\w+ = new\\()\"(?<key>[^\"]+)\"(?<more>\\s*\\+)?")]
    private static partial Regex Asked();

    [GeneratedRegex("\\bT\\.Count\\(\\$?\"(?<key>[^\"]+)\"")]
    private static partial Regex Counted();

    [GeneratedRegex("\"(?<key>[a-z][A-Za-z]*\\.[^\"\\s]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\u0001[\s\S]*?\*@")]
    private static partial Regex RazorComment();
}
