// Measures how hard a text is to read and lists what makes it so.
using Folkmoot.Text.PersonalData;
using Words = Folkmoot.Text.PersonalData.WordSet;

namespace Folkmoot.Text.Readability;

/// <summary>English and Spanish have formulas and all rules; other languages have the rules that need no dictionary.</summary>
public static class ReadabilityRule
{
    private const string English = "en";
    private const string Spanish = "es";

    private static readonly Words EnglishWords = WordSet.Of("the and of to in is that for it with as was on are be this by have from at not or you your we will can an which their has were if");

    private static readonly Words SpanishWords = WordSet.Of("el la de que y en los del se las por un para con no una su al es lo como más pero sus le ya o este sí porque esta son entre");

    private static readonly Words OtherWords = WordSet.Of("und der die das nicht ist mit le les des et est dans pour il di che della è non sono het een van dat niet em não uma os você och det att som jest nie że");

    /// <param name="language">ISO 639-1; null to tell from the text.</param>
    public static Hardness Measure(string text, string? language)
    {
        var prose = Prose.Read(text);
        language ??= LanguageOf(prose);
        var sentences = new List<SentenceHardness>(prose.Sentences.Count);
        int syllables = 0;
        foreach (var (first, last, start, end) in prose.Sentences)
        {
            int words = last - first + 1;
            int inside = CountSyllables(prose, first, last, language);
            syllables += inside;
            sentences.Add(new SentenceHardness(start, end - start, words, Grade(language, 1, words, inside)));
        }

        var problems = ReadingProblems.In(prose, language);
        return prose.Words.Count == 0
            ? new Hardness(language, null, null, sentences, problems)
            : new Hardness(
                language,
                Grade(language, prose.Sentences.Count, prose.Words.Count, syllables),
                Ease(language, prose.Sentences.Count, prose.Words.Count, syllables),
                sentences,
                problems);
    }

    private static int CountSyllables(Prose prose, int first, int last, string? language)
    {
        int syllables = 0;
        for (int i = first; i <= last; i++)
        {
            syllables += language == Spanish ? Syllables.Spanish(prose.Word(i)) : Syllables.English(prose.Word(i));
        }

        return syllables;
    }

    private static double? Grade(string? language, int sentences, int words, int syllables) => language switch
    {
        English => Math.Round(Formulas.EnglishGrade(sentences, words, syllables), 1),
        Spanish => Math.Round(Formulas.SpanishGrade(sentences, words, syllables), 1),
        _ => null,
    };

    private static double? Ease(string? language, int sentences, int words, int syllables) => language switch
    {
        English => Math.Round(Math.Clamp(Formulas.EnglishEase(sentences, words, syllables), 0, 100), 1),
        Spanish => Math.Round(Math.Clamp(Formulas.SpanishEase(sentences, words, syllables), 0, 100), 1),
        _ => null,
    };

    /// <summary>The language whose small words are most frequent; null when it is neither English nor Spanish. Without any, English.</summary>
    private static string? LanguageOf(Prose prose)
    {
        int english = 0;
        int spanish = 0;
        int other = 0;
        for (int i = 0; i < Math.Min(prose.Words.Count, 2_000); i++)
        {
            english += EnglishWords.Contains(prose.Word(i)) ? 1 : 0;
            spanish += SpanishWords.Contains(prose.Word(i)) ? 1 : 0;
            other += OtherWords.Contains(prose.Word(i)) ? 1 : 0;
        }

        return other > english && other > spanish ? null : spanish > english ? Spanish : English;
    }
}
