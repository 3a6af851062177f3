// A claim of a draft that its source does not bear out, and what the source says instead.
namespace Folkmoot.Drafting.Claims;

internal enum ClaimDoubt
{
    /// <summary>Neither source nor facts have it, nor anything like it.</summary>
    Unknown,

    /// <summary>The source or a fact has something close.</summary>
    Differs,

    /// <summary>A telephone number that differs from a known one in a digit or two.</summary>
    Digits,

    /// <summary>The day of the week is not that of the date.</summary>
    WrongWeekday,

    /// <summary>It ends before it begins.</summary>
    Backwards,
}

/// <param name="Nearest">As the source or the facts write it; for a weekday the date beside it; null for none.</param>
/// <param name="Figure">Digits that differ, or the day of the week (0 Sunday) that the date has.</param>
internal sealed record ClaimFinding(Claim Claim, ClaimDoubt Doubt, string? Nearest, int Figure = 0)
{
    public string Rule => $"claim-{Claim.Kind.ToString().ToLowerInvariant()}";
}
