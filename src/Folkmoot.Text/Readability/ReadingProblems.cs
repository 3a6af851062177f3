// The rules of plain language, each with its reason and its remedy in the language of the text.
using System.Globalization;

namespace Folkmoot.Text.Readability;

/// <summary>Limits follow the Federal Plain Language Guidelines and the GOV.UK style: sentences up to 25 words, short paragraphs.</summary>
internal static class ReadingProblems
{
    private const int LongSentence = 25;
    private const int LongParagraph = 120;
    private const int LongWordSyllablesEnglish = 5;
    private const int LongWordSyllablesSpanish = 6;
    private const int LongWordLetters = 16;
    private const int ShoutedWords = 4;
    private const int Most = 1_000;

    public static IReadOnlyList<ReadingProblem> In(Prose prose, string? language)
    {
        var problems = new List<ReadingProblem>();
        bool spanish = language == "es";
        var rules = new WordRules(prose, language, problems);
        foreach (var (first, last, start, end) in prose.Sentences)
        {
            if (problems.Count >= Most)
            {
                break;
            }

            int words = last - first + 1;
            if (words > LongSentence)
            {
                problems.Add(spanish
                    ? new("long-sentence", $"La frase tiene {words} palabras; más de {LongSentence} cuesta leerlas.", "Divídala en dos o más frases.", start, end - start)
                    : new("long-sentence", $"The sentence has {words} words; more than {LongSentence} are hard to follow.", "Split it into two or more sentences.", start, end - start));
            }

            rules.Sentence(first, last);
        }

        Paragraphs(prose, spanish, problems);
        Capitals(prose, spanish, problems);
        LongWords(prose, language, spanish, problems);
        Abbreviations.Find(prose, spanish, problems);
        problems.Sort((x, y) => x.Start != y.Start ? x.Start.CompareTo(y.Start) : string.CompareOrdinal(x.Rule, y.Rule));
        return problems;
    }

    private static void Paragraphs(Prose prose, bool spanish, List<ReadingProblem> problems)
    {
        foreach (var (firstSentence, lastSentence) in prose.Paragraphs)
        {
            int words = prose.Sentences[lastSentence].Last - prose.Sentences[firstSentence].First + 1;
            if (words > LongParagraph)
            {
                int start = prose.Sentences[firstSentence].Start;
                int length = prose.Sentences[lastSentence].End - start;
                problems.Add(spanish
                    ? new("long-paragraph", $"El párrafo tiene {words} palabras.", "Sepárelo en párrafos de una sola idea o en una lista.", start, length)
                    : new("long-paragraph", $"The paragraph has {words} words.", "Make paragraphs of one idea each, or a list.", start, length));
            }
        }
    }

    /// <summary>A row of words in capitals: harder to read, and spelled out by some screen readers.</summary>
    private static void Capitals(Prose prose, bool spanish, List<ReadingProblem> problems)
    {
        int first = -1;
        for (int i = 0; i <= prose.Words.Count; i++)
        {
            bool shouted = i < prose.Words.Count && IsShouted(prose.Word(i));
            first = shouted && first < 0 ? i : first;
            if (!shouted && first >= 0)
            {
                if (i - first >= ShoutedWords)
                {
                    int start = prose.Words[first].Start;
                    int length = prose.Words[i - 1].Start + prose.Words[i - 1].Length - start;
                    problems.Add(spanish
                        ? new("all-caps", "Las mayúsculas seguidas se leen peor y parecen gritos.", "Escriba en minúsculas.", start, length)
                        : new("all-caps", "Capitals throughout are harder to read and look like shouting.", "Write in small letters.", start, length));
                }

                first = -1;
            }
        }
    }

    private static void LongWords(Prose prose, string? language, bool spanish, List<ReadingProblem> problems)
    {
        if (language is not ("en" or "es"))
        {
            return;
        }

        for (int i = 0; i < prose.Words.Count && problems.Count < Most; i++)
        {
            var word = prose.Word(i);
            if (word.Length < 11 || char.IsUpper(word[0]) || word.Contains('-'))
            {
                continue;
            }

            int syllables = spanish ? Syllables.Spanish(word) : Syllables.English(word);
            if (syllables >= (spanish ? LongWordSyllablesSpanish : LongWordSyllablesEnglish) || word.Length >= LongWordLetters)
            {
                problems.Add(spanish
                    ? new("long-word", $"La palabra tiene {syllables} sílabas.", "Use una más corta o explíquela.", prose.Words[i].Start, word.Length)
                    : new("long-word", $"The word has {syllables} syllables.", "Use a shorter one or explain it.", prose.Words[i].Start, word.Length));
            }
        }
    }

    public static bool IsShouted(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.LowercaseLetter)
            {
                return false;
            }
        }

        return word.Length > 1 && char.IsUpper(word[0]);
    }
}
