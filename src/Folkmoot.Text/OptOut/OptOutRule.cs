// Decides whether a message asks not to be written to any more.
using Words = Folkmoot.Text.PersonalData.WordSet;

namespace Folkmoot.Text.OptOut;

/// <summary>
/// The words STOP, QUIT, END, REVOKE, OPT OUT, CANCEL and UNSUBSCRIBE always count, and so does every other reasonable wording
/// (47 CFR 64.1200(a)(10), FCC 24-24). What is about a service, a bus stop or a noise does not.
/// </summary>
public static class OptOutRule
{
    /// <summary>From this score on, the message is an opt-out.</summary>
    public const double Threshold = 0.5;

    // A request is said at once; the rest of a longer text is about something else.
    private const int LongestRead = 1_000;

    private const double Keyword = 1;
    private const double OtherLanguage = 0.75;
    private const double Polite = 0.97;
    private const double Said = 0.92;
    private const double Asked = 0.8;
    private const double LongText = 0.6;
    private const double Doubtful = 0.3;
    private const double Negated = 0.05;
    private const double Nothing = 0.01;

    private const int LongMessageWords = 60;

    private static readonly Words Filler = PersonalData.WordSet.Of("""
        please pls plz plse kindly now already thanks thank you thx ty ok okay hi hello just me it immediately asap again sir maam everything all texts text msg msgs messages message this right away and
        por favor porfavor porfa ya gracias favor bitte danke sofort jetzt merci svp sil vous plait grazie subito obrigado obrigada alstublieft bedankt prosze dzieki пожалуйста спасибо lutfen
        من فضلك شكرا कृपया प्लीज po na nga tanpri souple mesi vui long lam on xin tack vanligst takk
        """);

    private static readonly Words Negation = PersonalData.WordSet.Of("""
        dont not never cant cannot didnt doesnt wont wouldnt shouldnt couldnt without no nunca jamas ne pas jamais nicht nie kein non mai nao nunca niet nie не 不
        """);

    private static readonly Words Asking = PersonalData.WordSet.Of("how can where what como donde puedo comment wie come onde hoe");

    /// <summary>What a channel sends: an opt-out is about one of these or about nothing.</summary>
    private static readonly Words Channel = PersonalData.WordSet.Of("""
        text texts texting message messages messaging msg msgs sms email emails mail mails alert alerts notification notifications newsletter newsletters list lists updates spam you this these them it
        your subscription mailing channel number bot mensajes mensaje alertas correos lista boletin
        """);

    /// <summary>After "unsubscribe from" or "cancel" these name a service of the agency, not its messages.</summary>
    private static readonly Words Service = PersonalData.WordSet.Of("""
        water electricity electric gas trash garbage recycling service services account appointment permit license class classes program library gym pool insurance bill billing autopay parking pass
        waiting waitlist event registration bus job meter policy plan contract agua luz servicio cita cuenta contrato permiso
        """);

    /// <summary>How sure it is, from 0 to 1, that a message is an opt-out.</summary>
    /// <remarks>
    /// 1: nothing but an opt-out word. 0.97: such a word with thanks or please. 0.92: says it among other words. 0.8: asks how to, about
    /// messages. 0.75: a word of another language than the row says. 0.6: says it within a long text. Below 0.5 it is none: 0.3 the words
    /// are there and about a service, 0.05 they are denied, 0.01 they are absent.
    /// </remarks>
    /// <param name="language">ISO 639-1 where it is known.</param>
    public static double Score(ReadOnlySpan<char> text, string? language)
    {
        text = text.Length > LongestRead ? text[..LongestRead] : text;
        Span<char> room = stackalloc char[LongestRead];
        var words = room[..PlainWords.Write(text, room)];
        double whole = Whole(words, language);
        if (whole > 0)
        {
            return whole;
        }

        // A signature may follow on its own line.
        int line = text.TrimStart().IndexOfAny('\n', '\r');
        if (line > 0)
        {
            Span<char> first = stackalloc char[LongestRead];
            whole = Whole(first[..PlainWords.Write(text.TrimStart()[..line], first)], language);
            if (whole > 0)
            {
                return Said;
            }
        }

        return Inside(words, text.Contains('?') || text.Contains('？'));
    }

    private static double Whole(ReadOnlySpan<char> words, string? language)
    {
        if (OptOutPhrases.Whole.TryGetValue(words, out var languages))
        {
            return language is null || languages.Contains(language) || languages.Contains("en") || !OptOutPhrases.Languages.Contains(language) ? Keyword : OtherLanguage;
        }

        // STOP STOP STOP, please stop, unsubscribe now: the keyword and words that say nothing.
        if (words.Length > 60)
        {
            return 0;
        }

        int keywords = 0;
        foreach (var range in words.Split(' '))
        {
            var word = words[range];
            if (IsKeyword(word))
            {
                keywords++;
            }
            else if (!Filler.Contains(word))
            {
                return 0;
            }
        }

        return keywords > 0 ? Polite : 0;
    }

    private static bool IsKeyword(ReadOnlySpan<char> word) =>
        (OptOutPhrases.Whole.TryGetValue(word, out _) && word is not ("para" or "alto" or "fin" or "fine" or "remove" or "end" or "dung" or "di" or "red" or "ret" or "acha" or "rete" or "huy"))
        || (word.StartsWith("sto") && word.TrimEnd('p') is "sto" && word.Length > 3);

    private static double Inside(ReadOnlySpan<char> words, bool question)
    {
        foreach (string phrase in OptOutPhrases.Unspaced)
        {
            if (words.Contains(phrase, StringComparison.Ordinal))
            {
                return question ? Asked : Said;
            }
        }

        double best = Nothing;
        int count = 0;
        int start = 0;
        while (start < words.Length)
        {
            var rest = words[start..];
            int space = rest.IndexOf(' ');
            var word = space < 0 ? rest : rest[..space];
            count++;
            double before = best;
            if (OptOutPhrases.Inside.TryGetValue(word, out string[]? phrases))
            {
                foreach (string phrase in phrases)
                {
                    bool here = rest.StartsWith(phrase, StringComparison.Ordinal) && (rest.Length == phrase.Length || rest[phrase.Length] == ' ');
                    best = here ? Math.Max(best, Judge(words[..start], rest[phrase.Length..], phrase, question)) : best;
                }
            }

            if (best <= before && word is "unsubscribe" or "unsub" or "optout" or "desinscrire")
            {
                best = Math.Max(best, Judge(words[..start], rest[word.Length..], "unsubscribe", question));
            }

            start += word.Length + 1;
        }

        return best >= Threshold && count > LongMessageWords ? LongText : best;
    }

    /// <summary>How sure a phrase is with what stands before and behind it.</summary>
    private static double Judge(ReadOnlySpan<char> before, ReadOnlySpan<char> after, ReadOnlySpan<char> phrase, bool question)
    {
        if (Denied(before) || after.StartsWith(" back"))
        {
            return Negated;
        }

        if (after.StartsWith(" button") || after.StartsWith(" link") || after.StartsWith(" page"))
        {
            return Doubtful;
        }

        bool service = Any(Service, after, 5);
        bool channel = Any(Channel, after, 5) || Any(Channel, phrase, 6);
        bool asked = question || Any(Asking, before, 8);
        bool bare = after.IsEmpty;
        bool open = phrase is "unsubscribe" or "stop sending" or "stop all" or "stop these" or "take me off" or "remove me from" or "cancel these" or "i revoke" or "i opt out" or "smettete di";
        if (service && (open || asked) && !Any(Channel, after, 3))
        {
            return Doubtful;
        }

        if (open && !channel && !bare && !Any(Filler, after, 1))
        {
            return Doubtful;
        }

        return asked ? Asked : Said;
    }

    /// <summary>One of the last three words denies what follows: don't stop texting me.</summary>
    private static bool Denied(ReadOnlySpan<char> before)
    {
        for (int i = 0; i < 3 && !before.IsEmpty && !before.TrimEnd(' ').EndsWith("not interested"); i++)
        {
            before = before.TrimEnd(' ');
            int space = before.LastIndexOf(' ');
            if (Negation.Contains(before[(space + 1)..]))
            {
                return true;
            }

            before = space < 0 ? [] : before[..space];
        }

        return false;
    }

    private static bool Any(Words set, ReadOnlySpan<char> words, int most)
    {
        foreach (var range in words.Split(' '))
        {
            var word = words[range];
            if (word.IsEmpty)
            {
                continue;
            }

            if (set.Contains(word))
            {
                return true;
            }

            if (--most == 0)
            {
                return false;
            }
        }

        return false;
    }
}
