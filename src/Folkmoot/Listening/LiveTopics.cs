// The topics under which this module tells open pages that something changed.
namespace Folkmoot.Listening;

internal static class LiveTopics
{
    /// <summary>Mentions were analysed or corrected; lists, figures and charts of them are out of date.</summary>
    public const string Mentions = "listening.mentions";
}
