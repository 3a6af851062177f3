// What the kinds of feed are called, in every language.
namespace Folkmoot.Noticeboard.Pages;

internal static class FeedNames
{
    public static string Of(FeedKind kind) => kind switch
    {
        FeedKind.Rss => "RSS",
        FeedKind.Atom => "Atom",
        _ => "JSON Feed",
    };
}
