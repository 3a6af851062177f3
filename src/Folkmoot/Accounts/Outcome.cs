// What may come of a change in this module: it was made, or it was refused at a field for a reason that a person can act on.
namespace Folkmoot.Accounts;

internal abstract record Outcome
{
    private Outcome()
    {
    }

    /// <param name="Id">Of what was made or changed.</param>
    /// <param name="Secret">Shown once to whoever asked for it (the token of a link); only its hash is kept.</param>
    public sealed record Made(Guid Id, string? Secret = null) : Outcome;

    /// <param name="Field">Name of the input's property that the reason belongs to; empty for the whole.</param>
    /// <param name="TextKey">Key of the reason in texts.json.</param>
    public sealed record Refused(string Field, string TextKey) : Outcome;
}

internal static class OutcomeExtensions
{
    // Not a property of the record itself: its own ToString, which the exception needs, would read it and never end.
    extension(Outcome outcome)
    {
        /// <summary>For callers whose input is known to be good (demonstration data, tests).</summary>
        /// <exception cref="InvalidOperationException">It was refused.</exception>
        public Outcome.Made Required => outcome as Outcome.Made ?? throw new InvalidOperationException($"Refused: {outcome}");
    }
}
