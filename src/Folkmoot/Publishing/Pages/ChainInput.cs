// What the form of an approval chain sends, and how it becomes a chain and comes from one.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Chains;

namespace Folkmoot.Publishing.Pages;

public sealed class ChainInput
{
    public string? Action { get; set; }

    public int Version { get; set; }

    /// <summary>Of the chain that is changed, from 0; null for a new one.</summary>
    public int? Place { get; set; }

    public string? Name { get; set; }

    public List<Guid> Channels { get; set => field = value ?? []; } = [];

    public List<string> Networks { get; set => field = value ?? []; } = [];

    public List<string> Labels { get; set => field = value ?? []; } = [];

    public List<string> Languages { get; set => field = value ?? []; } = [];

    public bool MachineAssisted { get; set; }

    public List<StepInput> Steps { get; set => field = value ?? []; } = [];

    internal static ChainInput Of(ApprovalChain chain, int place, int version) => new()
    {
        Version = version,
        Place = place,
        Name = chain.Name,
        Channels = [.. chain.When.Channels],
        Networks = [.. chain.When.Networks],
        Labels = [.. chain.When.Labels],
        Languages = [.. chain.When.Languages],
        MachineAssisted = chain.When.MachineAssisted,
        Steps = [.. chain.Steps.Select((s, i) => StepInput.Of(s, i + 1))],
    };

    /// <summary>The steps that were filled in, in the order of their numbers; each with its place in the form.</summary>
    internal IReadOnlyList<(int Row, ChainStep Step)> Filled() =>
        [.. Steps.Select((s, i) => (Row: i, Input: s)).Where(s => !s.Input.Remove && s.Input.IsFilled).OrderBy(s => s.Input.Order).ThenBy(s => s.Row).Select(s => (s.Row, s.Input.ToStep()))];

    internal ApprovalChain ToChain() => new(
        Name?.Trim() ?? "", new ChainScope(Channels, Networks, Labels, Languages, MachineAssisted), [.. Filled().Select(s => s.Step)]);
}

public sealed class StepInput
{
    public int Order { get; set; }

    public bool Remove { get; set; }

    public string? Name { get; set; }

    public List<Guid> People { get; set => field = value ?? []; } = [];

    public List<string> Roles { get; set => field = value ?? []; } = [];

    public StepMode Mode { get; set; } = StepMode.Any;

    public int? Count { get; set; }

    public bool External { get; set; }

    public int? EscalateAfterHours { get; set; }

    public List<Guid> EscalatePeople { get; set => field = value ?? []; } = [];

    public List<string> EscalateRoles { get; set => field = value ?? []; } = [];

    internal bool IsFilled => !string.IsNullOrWhiteSpace(Name) || People.Count > 0 || Roles.Count > 0 || External;

    internal static StepInput Of(ChainStep step, int order) => new()
    {
        Order = order,
        Name = step.Name,
        People = [.. step.People],
        Roles = [.. step.Roles.Select(r => r.ToString())],
        Mode = step.Mode,
        Count = step.Count,
        External = step.External,
        EscalateAfterHours = step.EscalateAfterHours,
        EscalatePeople = [.. step.EscalatePeople ?? []],
        EscalateRoles = [.. (step.EscalateRoles ?? []).Select(r => r.ToString())],
    };

    internal ChainStep ToStep() => new(
        Name?.Trim() ?? "", People, Read(Roles), Enum.IsDefined(Mode) ? Mode : StepMode.Any, Count, External, EscalateAfterHours, EscalatePeople, Read(EscalateRoles));

    private static List<Role> Read(List<string> roles) => [.. roles.Select(r => Enum.TryParse<Role>(r, out var role) && Enum.IsDefined(role) ? role : (Role?)null).OfType<Role>()];
}
