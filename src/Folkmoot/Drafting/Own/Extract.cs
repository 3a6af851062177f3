// Chooses the sentences of a notice that a post needs: who and what, when, where, what to do, where to ask; as many as the networks take. Pure.
using System.Text.RegularExpressions;
using Folkmoot.Drafting.Claims;
using Folkmoot.Text.Rewriting;
using Folkmoot.Text.Summaries;

namespace Folkmoot.Drafting.Own;

/// <param name="Text">Sentences of the notice in its order, word for word but for padding.</param>
/// <param name="Lost">What the notice tells and the post does not.</param>
internal sealed record Extracted(string Heading, string Text, Tells Lost);

internal static partial class Extract
{
    /// <summary>A post says little more than this; the rest is for the page that it leads to.</summary>
    private const int SentencesMax = 6;

    private const double Shortness = 0.004;

    /// <summary>A sentence that speaks of "them" says little without the one before it.</summary>
    private const double Leaning = 0.2;

    private static readonly (Tells Part, double Worth)[] Worths = [(Tells.What, 4), (Tells.Action, 3), (Tells.When, 2.5), (Tells.Where, 2), (Tells.Contact, 2)];

    /// <param name="fits">Whether a text is short enough for everywhere it goes.</param>
    /// <returns>Null where not one sentence fits.</returns>
    public static Extracted? Of(string source, string? language, Func<string, bool> fits)
    {
        var notice = Notice.Read(source, language);
        var near = Nearness(notice);
        var left = notice.Sentences.Select((s, i) => (Index: i, Sentence: Tightened(s, language, fits), Near: near[i])).Where(s => s.Sentence is not null).Select(s => (s.Index, Sentence: s.Sentence!, s.Near)).ToList();
        var chosen = new SortedDictionary<int, NoticeSentence>();
        var told = Tells.Nothing;
        if (left is [{ Index: 0 } first, ..])
        {
            chosen.Add(0, first.Sentence);
            told = first.Sentence.Tells;
        }
        else if (notice.Heading.Length > 0 && fits(notice.Heading + "."))
        {
            chosen.Add(0, Notice.Of(notice.Heading + ".", language) with { Tells = Tells.What });
            told = Tells.What;
        }

        while (chosen.Count < SentencesMax)
        {
            var best = left.Where(s => !chosen.ContainsKey(s.Index)).Select(s => (s.Index, s.Sentence, Worth: Worth(s.Sentence, s.Near, told) * (chosen.ContainsKey(s.Index - 1) || !Leans().IsMatch(s.Sentence.Text) ? 1 : Leaning))).Where(s => s.Worth > 0)
                .OrderByDescending(s => s.Worth).ThenBy(s => s.Index).FirstOrDefault(s => fits(Written(chosen, (s.Index, s.Sentence))));
            if (best.Sentence is null)
            {
                break;
            }

            chosen.Add(best.Index, best.Sentence);
            told |= best.Sentence.Tells;
        }

        if (chosen.Count == 0)
        {
            return null;
        }

        var all = notice.Sentences.Aggregate(Tells.Nothing, (t, s) => t | s.Tells);
        var text = WithContact(Written(chosen, null), notice, ref told, language, fits);
        return new Extracted(notice.Heading, text, all & ~told);
    }

    /// <summary>What a sentence adds to what is told already; less for quotations, and a little less for each letter.</summary>
    private static double Worth(NoticeSentence sentence, double near, Tells told)
    {
        var adds = Worths.Where(w => sentence.Tells.HasFlag(w.Part) && !told.HasFlag(w.Part)).Sum(w => w.Worth);
        var further = Worths.Where(w => w.Part is Tells.Action or Tells.When && sentence.Tells.HasFlag(w.Part) && told.HasFlag(w.Part)).Sum(w => w.Worth / 3);
        return (adds + further + near + (Math.Min(sentence.Facts, 4) * 0.15)) * (sentence.IsQuotation ? 0.25 : 1) - (sentence.Text.Length * Shortness) - (told == Tells.Nothing ? 0 : 0.3);
    }

    /// <summary>How near each sentence is to what all are about, 0 to 1.</summary>
    private static double[] Nearness(Notice notice)
    {
        var near = new double[notice.Sentences.Count];
        foreach (var message in Summary.OfMessages([.. notice.Sentences.Select(s => s.Text)], notice.Sentences.Count))
        {
            near[message.Index] = message.Score;
        }

        return near;
    }

    /// <summary>The sentence itself; where it is too long even alone, without padding and asides; null where that is too long too.</summary>
    private static NoticeSentence? Tightened(NoticeSentence sentence, string? language, Func<string, bool> fits)
    {
        var plain = Padding.Remove(sentence.Text, language);
        if (fits(plain))
        {
            return sentence with { Text = plain };
        }

        plain = Padding.RemoveAsides(plain);
        return fits(plain) ? sentence with { Text = plain } : null;
    }

    private static string Written(SortedDictionary<int, NoticeSentence> chosen, (int Index, NoticeSentence Sentence)? with)
    {
        var all = chosen.Select(c => (c.Key, c.Value.Text));
        return string.Join(' ', (with is { } one ? all.Append((one.Index, one.Sentence.Text)).OrderBy(s => s.Item1) : all).Select(s => s.Item2));
    }

    /// <summary>Where no chosen sentence has one, the notice's first link, else telephone number, else e-mail, at the end.</summary>
    private static string WithContact(string text, Notice notice, ref Tells told, string? language, Func<string, bool> fits)
    {
        if (told.HasFlag(Tells.Contact))
        {
            return text;
        }

        var claims = notice.Sentences.SelectMany(s => ClaimReader.Read(s.Text)).ToList();
        foreach (var kind in (ClaimKind[])[ClaimKind.Link, ClaimKind.Phone, ClaimKind.Email])
        {
            if (claims.Find(c => c.Kind == kind) is { } contact && $"{text}\n{Lead(kind, language)}{contact.Value}" is var longer && fits(longer))
            {
                told |= Tells.Contact;
                return longer;
            }
        }

        return text;
    }

    private static string Lead(ClaimKind kind, string? language) => (kind, language) switch
    {
        (ClaimKind.Phone, "es") => "Tel.: ",
        (ClaimKind.Phone, "en") => "Call ",
        (ClaimKind.Link, "es") => "Más información: ",
        (ClaimKind.Link, "en") => "More: ",
        _ => "",
    };

    [GeneratedRegex(@"^(?:\p{L}+\s+){0,2}(?:it|they|them|this|these|those|he|she|ellos|ellas|esto|estos|estas|ello)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Leans();
}
