// The checks that a rule of a posting policy can be bound to.
using Folkmoot.Publishing.Library;
using Folkmoot.Publishing.Library.Imaging;

namespace Folkmoot.Publishing.Policies;

internal static class PolicyChecks
{
    /// <summary>The grade that a text asks for is above the rule's goal.</summary>
    public const string Grade = "reading-grade";

    /// <summary>The claim check doubts something.</summary>
    public const string Claims = "claims";

    /// <summary>A word or phrase of the rule is used.</summary>
    public const string Words = "words";

    /// <summary>Fewer people have approved than the rule asks for.</summary>
    public const string Approvals = "approvals";

    /// <summary>A machine helped, and the text does not carry the rule's label.</summary>
    public const string MachineLabel = "machine-label";

    /// <summary>An image has neither a description nor a reason for having none; that always blocks, and a rule gives it a clause.</summary>
    public const string AltMissing = "alt-missing";

    /// <summary>Rules of the lint about one text or one description, each a check by its own id.</summary>
    public static readonly IReadOnlyList<string> Lint =
    [
        "alt-file-name", "alt-emoji", "alt-image-of", "alt-same", "alt-short", "alt-wordy",
        "hashtag-case", "emoji-many", "emoji-row", "emoji-repeated", "emoji-start", "emoji-word",
        "all-caps", "link-text", "link-short", "ascii-art", "fancy-letters",
    ];

    public static readonly IReadOnlyList<string> All = [AltMissing, .. Lint, .. LibraryRules.All, ReadingRules.Text, ReadingRules.Faint, Grade, Claims, Words, MachineLabel, Approvals];

    /// <summary>The check that a problem comes from.</summary>
    public static string Of(Problem problem) => problem.Words?.StartsWith("claim.", StringComparison.Ordinal) == true ? Claims : problem.Rule;
}
