// Gives an English word that stands in for another the ending that the other had.
namespace Folkmoot.Text.Rewriting;

internal static class Inflection
{
    /// <summary>Base form, past, participle, -ing.</summary>
    private static readonly Dictionary<string, (string Past, string Participle, string Ing)> Irregular = new(StringComparer.Ordinal)
    {
        ["begin"] = ("began", "begun", "beginning"),
        ["buy"] = ("bought", "bought", "buying"),
        ["do"] = ("did", "done", "doing"),
        ["find"] = ("found", "found", "finding"),
        ["get"] = ("got", "got", "getting"),
        ["give"] = ("gave", "given", "giving"),
        ["go"] = ("went", "gone", "going"),
        ["have"] = ("had", "had", "having"),
        ["keep"] = ("kept", "kept", "keeping"),
        ["leave"] = ("left", "left", "leaving"),
        ["let"] = ("let", "let", "letting"),
        ["make"] = ("made", "made", "making"),
        ["pay"] = ("paid", "paid", "paying"),
        ["put"] = ("put", "put", "putting"),
        ["say"] = ("said", "said", "saying"),
        ["see"] = ("saw", "seen", "seeing"),
        ["send"] = ("sent", "sent", "sending"),
        ["set"] = ("set", "set", "setting"),
        ["show"] = ("showed", "shown", "showing"),
        ["speed"] = ("sped", "sped", "speeding"),
        ["take"] = ("took", "taken", "taking"),
        ["tell"] = ("told", "told", "telling"),
        ["think"] = ("thought", "thought", "thinking"),
        ["write"] = ("wrote", "written", "writing"),
        ["hold"] = ("held", "held", "holding"),
        ["meet"] = ("met", "met", "meeting"),
        ["run"] = ("ran", "run", "running"),
        ["hurt"] = ("hurt", "hurt", "hurting"),
        ["deal"] = ("dealt", "dealt", "dealing"),
        ["cut"] = ("cut", "cut", "cutting"),
        ["build"] = ("built", "built", "building"),
        ["spread"] = ("spread", "spread", "spreading"),
        ["come"] = ("came", "come", "coming"),
        ["choose"] = ("chose", "chosen", "choosing"),
        ["bring"] = ("brought", "brought", "bringing"),
        ["know"] = ("knew", "known", "knowing"),
        ["lead"] = ("led", "led", "leading"),
        ["end"] = ("ended", "ended", "ending"),
    };

    private static readonly HashSet<string> Helpers = new(["is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "get", "gets", "got"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Words before which no "a" can stand.</summary>
    private static readonly HashSet<string> Articleless = new(["more", "most", "some", "many", "all", "enough", "about", "this", "these", "any", "each", "every", "other", "no", "part", "if", "because"], StringComparer.Ordinal);

    private static readonly HashSet<string> BeforeNouns = new(
        ["a", "an", "the", "this", "that", "these", "those", "my", "your", "our", "their", "its", "his", "her", "no", "any", "each", "every", "all", "some", "of", "for", "with", "without", "by", "new", "free"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>It is a verb and nothing else.</summary>
    public static bool IsVerb(string plain) => Irregular.ContainsKey(First(plain));

    public static bool StandsBeforeNouns(string word) => BeforeNouns.Contains(word);

    public static bool TakesNoArticle(string plain) => Articleless.Contains(First(plain));

    /// <param name="used">The word in the text.</param>
    /// <param name="before">The word before it, which tells "was given" from "gave".</param>
    /// <returns>Null where no form is known.</returns>
    public static string? Like(string used, string plain, string before)
    {
        string verb = First(plain);
        string rest = plain[verb.Length..];
        string word = used.ToLowerInvariant();
        bool known = Irregular.TryGetValue(verb, out var forms);
        return word switch
        {
            _ when word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5 => Verbal(verb) ? (known ? forms.Ing : Regular(verb, "ing")) + rest : plain,
            _ when word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4 && Verbal(verb) && !verb.EndsWith("ed", StringComparison.Ordinal) =>
                (known ? (Helpers.Contains(before) ? forms.Participle : forms.Past) : Regular(verb, "ed")) + rest,
            _ when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && word.Length > 5 && Verbal(verb) && !verb.EndsWith('s') => Third(verb) + rest,
            _ => plain,
        };
    }

    public static string Article(string next, bool capital)
    {
        // A few begin with a vowel's letter and another sound, or the other way round.
        bool vowel = next.Length > 0 && "aeiou".Contains(char.ToLowerInvariant(next[0]), StringComparison.Ordinal)
            && !next.StartsWith("use", StringComparison.OrdinalIgnoreCase) && !next.StartsWith("one", StringComparison.OrdinalIgnoreCase);
        string article = vowel || next.StartsWith("hour", StringComparison.OrdinalIgnoreCase) ? "an" : "a";
        return capital ? char.ToUpperInvariant(article[0]) + article[1..] : article;
    }

    private static string First(string plain) => plain.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? plain[..at] : plain;

    /// <summary>Small words take no ending.</summary>
    private static bool Verbal(string word) => word.Length > 1 && word is not ("to" or "by" or "for" or "if" or "about" or "because" or "under" or "after" or "before" or "now" or "then" or "so" or "also" or "as"
        or "most" or "more" or "many" or "some" or "soon" or "this" or "when" or "until" or "on" or "in" or "of" or "with" or "from" or "given" or "right" or "enough" or "always" or "yet" or "note");

    private static string Regular(string verb, string ending)
    {
        bool mute = verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal);
        return ending == "ed"
            ? mute ? verb + "d" : verb is [.., not ('a' or 'e' or 'o' or 'u'), 'y'] ? verb[..^1] + "ied" : Doubled(verb) + "ed"
            : mute ? verb[..^1] + "ing" : Doubled(verb) + "ing";
    }

    private static string Doubled(string verb) => verb is "stop" or "plan" or "rub" or "ban" or "step" or "drop" ? verb + verb[^1] : verb;

    private static string Third(string verb) => verb switch
    {
        "have" => "has",
        "do" or "go" => verb + "es",
        [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] => verb + "es",
        [.., not ('a' or 'e' or 'o' or 'u'), 'y'] => verb[..^1] + "ies",
        _ => verb + "s",
    };
}
