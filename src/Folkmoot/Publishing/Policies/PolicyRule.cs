// One rule of an agency's posting policy: a clause as the agency words it, and the check that it is bound to.
namespace Folkmoot.Publishing.Policies;

/// <param name="Clause">Its number in the agency's policy: "4.2". Cited by every refusal.</param>
/// <param name="Wording">The clause as the agency writes it.</param>
/// <param name="Check">One of <see cref="PolicyChecks.All"/>.</param>
/// <param name="Blocks">What breaks it cannot go out; else it is a hint.</param>
/// <param name="Channels">For which channels it holds, by id (in a file: by name); empty for all.</param>
/// <param name="Goal">Highest grade, for <see cref="PolicyChecks.Grade"/>.</param>
/// <param name="People">How many must approve, for <see cref="PolicyChecks.Approvals"/>.</param>
/// <param name="Words">What must not be used, for <see cref="PolicyChecks.Words"/>.</param>
/// <param name="Label">What a text that a machine helped with must contain, for <see cref="PolicyChecks.MachineLabel"/>.</param>
internal sealed record PolicyRule(
    string Clause,
    string Wording,
    string Check,
    bool Blocks,
    IReadOnlyList<string> Channels,
    double? Goal = null,
    int? People = null,
    IReadOnlyList<string>? Words = null,
    string? Label = null)
{
    public Clause Cited => new(Clause, Wording);

    public bool HoldsFor(string channel) => Channels.Count == 0 || Channels.Contains(channel, StringComparer.OrdinalIgnoreCase);
}

/// <summary>What a refusal or a hint cites.</summary>
internal sealed record Clause(string Number, string Wording);
