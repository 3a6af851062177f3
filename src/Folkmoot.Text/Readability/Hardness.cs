// What is known about how hard a text is to read: its grade, its sentences and its problems.
namespace Folkmoot.Text.Readability;

/// <summary>
/// <paramref name="Grade"/> counts years of school, <paramref name="Ease"/> goes from 0 (very hard) to 100 (very easy); both are null where
/// there is no formula for the language or no word in the text.
/// </summary>
public sealed record Hardness(string? Language, double? Grade, double? Ease, IReadOnlyList<SentenceHardness> Sentences, IReadOnlyList<ReadingProblem> Problems);

/// <summary>One sentence by position, in UTF-16 units.</summary>
public sealed record SentenceHardness(int Start, int Length, int Words, double? Grade);

/// <summary>Something that makes a text hard: which rule, why, and what to write instead.</summary>
public sealed record ReadingProblem(string Rule, string Reason, string Fix, int Start, int Length);
