// Something that is wrong with a post, or that its author should know: a rule, where it holds, and the figures of its explanation.
namespace Folkmoot.Publishing;

/// <summary>The part of a post that a problem is about.</summary>
internal enum PostPart
{
    Whole,
    Title,
    Text,
    Version,
    Languages,
    Targets,
    Images,
    Due,
    PublishBy,
}

/// <param name="Rule">Text key: <c>publishing.check.RULE</c> says what is wrong, <c>publishing.check.RULE.fix</c> what to do.</param>
/// <param name="Blocks">It cannot go out like this; else it is a warning.</param>
/// <param name="ChannelId">The channel it is about; null for all.</param>
/// <param name="Args">Places of the text: names and figures.</param>
internal sealed record Problem(string Rule, bool Blocks, PostPart Part, Guid? ChannelId, params object[] Args)
{
    public string TextKey => $"publishing.check.{Rule}";

    public string FixKey => $"publishing.check.{Rule}.fix";
}
