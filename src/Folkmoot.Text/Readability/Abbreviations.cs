// Finds abbreviations that the text does not explain at their first use.
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Text.Readability;

internal static class Abbreviations
{
    private const int Longest = 6;

    /// <summary>Known to everybody, or Roman numbers.</summary>
    private static readonly WordSet Known = WordSet.Of("""
        US USA UK EU UN UE ONU EEUU TV PDF ID OK AM PM FAQ SMS GPS DVD CD PC IT NHS FBI CIA NASA BBC COVID VIP ATM DIY DNA HIV AIDS SOS AC DC GMT UTC CEO PIN ZIP WIFI URL
        DNI NIE IVA CIF NIF ADN VIH SIDA II III IV VI VII VIII IX XI XII XIII XIV XV XVI XIX XX XXI MR DR ST NY LA CA TX FL
        """);

    public static void Find(Prose prose, bool spanish, List<ReadingProblem> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < prose.Words.Count; i++)
        {
            var word = prose.Word(i);
            if (word.Length is < 2 or > Longest || !ReadingProblems.IsShouted(word) || Known.Contains(word) || InShouting(prose, i) || !seen.Add(word.ToString()))
            {
                continue;
            }

            var (start, length) = prose.Words[i];
            bool explains = (start > 0 && prose.Text[start - 1] == '(') || prose.Text.AsSpan(start + length).TrimStart().StartsWith("(");
            if (!explains)
            {
                problems.Add(spanish
                    ? new("abbreviation", $"«{word}» no se explica.", "Escriba el nombre completo la primera vez, con la sigla entre paréntesis.", start, length)
                    : new("abbreviation", $"\"{word}\" is not explained.", "Write the full name the first time, with the abbreviation in brackets.", start, length));
            }
        }
    }

    /// <summary>Beside another word in capitals it is shouting, not an abbreviation.</summary>
    private static bool InShouting(Prose prose, int index) =>
        (index > 0 && ReadingProblems.IsShouted(prose.Word(index - 1)) && prose.Words[index - 1].Length > 3)
        || (index + 1 < prose.Words.Count && ReadingProblems.IsShouted(prose.Word(index + 1)) && prose.Words[index + 1].Length > 3);
}
