// Something in a text that can be true or false and that a reader will act on: a date, a number, an address, and where it stands.
namespace Folkmoot.Drafting.Claims;

/// <summary>The name, in lower case, is the end of a rule's id.</summary>
internal enum ClaimKind
{
    Link,
    Email,
    Phone,
    Date,
    Weekday,
    Time,
    Amount,
    Percentage,
    Number,
    Address,
    Name,

    /// <summary>Letters and figures in one word, like the bus line 14A.</summary>
    Code,
}

/// <param name="Keys">What it may mean, each in one spelling: two claims of a kind agree when they share one. 5/6 is two dates.</param>
/// <param name="Value">As the text writes it.</param>
/// <param name="Year">Of a date that names it.</param>
internal sealed record Claim(ClaimKind Kind, IReadOnlyList<string> Keys, string Value, int Start, int? Year = null)
{
    public string Key => Keys[0];

    public bool Shares(Claim other) => Keys.Any(other.Keys.Contains);
}
