// An approval chain as an agency defines it: for which posts it holds, and who decides in which order.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Folkmoot.Accounts;

namespace Folkmoot.Publishing.Chains;

/// <summary>How many of those who are asked must approve. Stored by number: never renumber. The name is the end of its text keys.</summary>
public enum StepMode
{
    Any = 1,
    All = 2,

    /// <summary>As many as the step's count says.</summary>
    Some = 3,
}

/// <param name="People">Named people.</param>
/// <param name="Roles">Everybody who has one of these.</param>
/// <param name="Count">For <see cref="StepMode.Some"/>.</param>
/// <param name="External">An outside person may decide by a link.</param>
/// <param name="EscalateAfterHours">When the step has waited so long, the people and roles after it are asked too; null for never.</param>
internal sealed record ChainStep(
    string Name,
    IReadOnlyList<Guid> People,
    IReadOnlyList<Role> Roles,
    StepMode Mode = StepMode.Any,
    int? Count = null,
    bool External = false,
    int? EscalateAfterHours = null,
    IReadOnlyList<Guid>? EscalatePeople = null,
    IReadOnlyList<Role>? EscalateRoles = null);

/// <summary>Which posts a chain is for: every condition that is given must hold, and of a list one is enough.</summary>
/// <param name="Channels">Ids of channels; empty for all.</param>
/// <param name="Networks">Names of networks; empty for all. With channels, one target must be both.</param>
/// <param name="Labels">Empty for any post, also without a label.</param>
/// <param name="Languages">BCP 47 tags; <c>es</c> is also <c>es-MX</c>.</param>
/// <param name="MachineAssisted">Only posts that a machine helped to write.</param>
internal sealed record ChainScope(
    IReadOnlyList<Guid> Channels,
    IReadOnlyList<string> Networks,
    IReadOnlyList<string> Labels,
    IReadOnlyList<string> Languages,
    bool MachineAssisted = false)
{
    public static readonly ChainScope Everything = new([], [], [], []);

    /// <param name="networkOf">Name of a channel's network; null for one that is not known any more.</param>
    public bool Holds(PostContent content, Func<Guid, string?> networkOf) =>
        ((Channels.Count == 0 && Networks.Count == 0) || content.Versions.Any(v =>
            (Channels.Count == 0 || Channels.Contains(v.ChannelId))
            && (Networks.Count == 0 || (networkOf(v.ChannelId) is { } network && Networks.Contains(network, StringComparer.Ordinal)))))
        && (Labels.Count == 0 || (content.Labels ?? []).Intersect(Labels, StringComparer.OrdinalIgnoreCase).Any())
        && (Languages.Count == 0 || content.Languages.Any(l => Languages.Any(own => Same(l, own))))
        && (!MachineAssisted || content.MachineAssisted);

    private static bool Same(string language, string asked) =>
        language.Equals(asked, StringComparison.OrdinalIgnoreCase) || language.StartsWith(asked + "-", StringComparison.OrdinalIgnoreCase);
}

internal sealed record ApprovalChain(string Name, ChainScope When, IReadOnlyList<ChainStep> Steps);

/// <summary>Everything that one version holds.</summary>
/// <param name="Labels">What posts can be labelled with.</param>
internal sealed record ChainSet(IReadOnlyList<string> Labels, IReadOnlyList<ApprovalChain> Chains)
{
    public static readonly ChainSet Empty = new([], []);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static ChainSet Read(string json) =>
        JsonSerializer.Deserialize<ChainSet>(json, Json) ?? throw new InvalidOperationException("A stored set of approval chains is empty.");

    /// <summary>The chains that a post must pass.</summary>
    public IEnumerable<ApprovalChain> For(PostContent content, Func<Guid, string?> networkOf) => Chains.Where(c => c.When.Holds(content, networkOf));
}
