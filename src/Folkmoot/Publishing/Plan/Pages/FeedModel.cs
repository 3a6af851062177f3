// What a look at a feed found, as the page hands it on: components are public, and the rules are not.
using Folkmoot.Publishing.Plan.Feeds;

namespace Folkmoot.Publishing.Plan.Pages;

public sealed class FeedModel
{
    internal FeedModel(CheckedFeed seen, string language) => (Seen, Language) = (seen, language);

    internal CheckedFeed Seen { get; }

    /// <summary>Of its items.</summary>
    internal string Language { get; }
}
