// Something that is wrong with a post, or that its author should know: a rule, where it holds, and the figures of its explanation.
using Folkmoot.Networks;
using Folkmoot.Publishing.Policies;

namespace Folkmoot.Publishing;

/// <summary>The part of a post that a problem is about.</summary>
internal enum PostPart
{
    Whole,
    Title,
    Text,
    Version,
    Languages,
    Source,
    Targets,
    Images,
    Due,
    PublishBy,
    Embargo,
}

/// <param name="Rule">Text key: <c>publishing.check.RULE</c> says what is wrong, <c>publishing.check.RULE.fix</c> what to do.</param>
/// <param name="Blocks">It cannot go out like this; else it is a warning.</param>
/// <param name="ChannelId">The channel it is about; null for all.</param>
/// <param name="Args">Places of the text: names and figures.</param>
internal sealed record Problem(string Rule, bool Blocks, PostPart Part, Guid? ChannelId, params object[] Args)
{
    private const string OfNetwork = "of-network";

    /// <summary>Where several rules share their words, the end of the text's key instead of the rule.</summary>
    public string? Words { get; init; }

    /// <summary>The clause of the agency's posting policy that it breaks; null where none is about it.</summary>
    public Clause? Clause { get; init; }

    /// <summary>A problem that a network's rules found; the network's words say what is wrong and what to do.</summary>
    /// <param name="at">The part of a thread that it is about, from 0; <paramref name="of"/> is how many there are.</param>
    public static Problem Of(PreflightProblem found, PostPart part, ChannelFacts channel, int at = 0, int of = 1) =>
        new(found.Rule, true, part, channel.Id, of == 1 ? channel.Name : ThreadHints.PartOf(channel.Name, at, of), found.Reason, found.Fix);

    public string TextKey => $"publishing.check.{Told}";

    public string FixKey => $"publishing.check.{Told}.fix";

    private string Told => Args is [_, Reason, Reason] ? OfNetwork : Words ?? Rule;
}
