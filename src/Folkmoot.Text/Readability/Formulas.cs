// The formulas that turn counts of sentences, words and syllables into a grade and an ease.
namespace Folkmoot.Text.Readability;

/// <summary>A grade is in years of school and never below 0.</summary>
public static class Formulas
{
    /// <summary>Flesch and Kincaid (Kincaid et al. 1975, Research Branch Report 8-75).</summary>
    public static double EnglishGrade(int sentences, int words, int syllables) =>
        Math.Max(0, (0.39 * words / sentences) + (11.8 * syllables / words) - 15.59);

    /// <summary>Flesch reading ease (Flesch 1948, Journal of Applied Psychology 32).</summary>
    public static double EnglishEase(int sentences, int words, int syllables) =>
        206.835 - (1.015 * words / sentences) - (84.6 * syllables / words);

    /// <summary>Szigriszt's perspicuity, read on the INFLESZ scale (Barrio-Cantalejo et al. 2008).</summary>
    public static double SpanishEase(int sentences, int words, int syllables) =>
        206.835 - (62.3 * syllables / words) - ((double)words / sentences);

    /// <summary>Fernández Huerta's reading ease (1959), with sentences for each hundred words.</summary>
    public static double FernandezHuerta(int sentences, int words, int syllables) =>
        206.84 - (60.0 * syllables / words) - (1.02 * words / sentences);

    /// <summary>Crawford's years of school (1985), from sentences and syllables for each hundred words.</summary>
    public static double SpanishGrade(int sentences, int words, int syllables) =>
        Math.Max(0, (-0.205 * 100 * sentences / words) + (0.049 * 100 * syllables / words) - 3.407);
}
