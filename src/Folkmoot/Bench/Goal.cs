// What a figure has to be, and whether it is.
namespace Folkmoot.Bench;

internal enum Verdict
{
    /// <summary>The row has no goal.</summary>
    None,
    Held,
    Missed,

    /// <summary>What it is compared with is not there, or did not run.</summary>
    NotMeasured,
}

/// <param name="Value">As measured; null where the peer could not be, not a number where we could not.</param>
internal sealed record Goal(double? Value, double Limit, bool AtMost, string Unit)
{
    public Verdict Verdict => Value switch
    {
        null => Verdict.NotMeasured,
        double.NaN => Verdict.Missed,
        var value => (AtMost ? value <= Limit : value >= Limit) ? Verdict.Held : Verdict.Missed,
    };

    public static Goal MostOf(double? value, double limit, string unit) => new(value, limit, AtMost: true, unit);

    public static Goal LeastOf(double? value, double limit, string unit) => new(value, limit, AtMost: false, unit);
}
