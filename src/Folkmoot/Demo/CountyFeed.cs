// A news feed of a neighbouring office, beside the training network: something for the demonstration to make drafts of without the internet.
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Folkmoot.Publishing.Plan.Feeds;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Demo;

internal static class CountyFeed
{
    public const string Name = "County health department";
    private const string Place = "/news.xml";
    private const string Home = "https://county-health.example/";

    public static Uri At(Uri trainingNetwork) => new(trainingNetwork.ToString().TrimEnd('/') + Place);

    public static void Map(IEndpointRouteBuilder routes, string prefix, IReadOnlyList<DemoNews> news, TimeProvider clock) =>
        routes.MapGet(prefix + Place, () => Results.Bytes(Write(news, clock.GetUtcNow()), "application/rss+xml"))
            .OpenToAll("the demonstration's news feed: it holds nothing but the demonstration");

    /// <summary>After a new start: tells the feed where it is now.</summary>
    public static async Task RestoreAsync(StoreDb db, Uri trainingNetwork, CancellationToken cancellationToken)
    {
        var address = At(trainingNetwork).ToString();
        await db.PostFeeds.Where(f => f.Name == Name && f.Address.EndsWith(Place)).ExecuteUpdateAsync(s => s.SetProperty(f => f.Address, address), cancellationToken);
    }

    /// <summary>RSS 2.0; its days count from today.</summary>
    internal static byte[] Write(IReadOnlyList<DemoNews> news, DateTimeOffset now)
    {
        var items = news.Select(n => new XElement(
            "item",
            new XElement("title", n.Title),
            new XElement("link", $"{Home}news/{n.Key}"),
            new XElement("guid", $"{Home}news/{n.Key}"),
            new XElement("pubDate", now.UtcDateTime.Date.AddDays(-n.DaysAgo).AddHours(14).ToString("r", CultureInfo.InvariantCulture)),
            new XElement("description", n.Text)));
        var rss = new XElement("rss", new XAttribute("version", "2.0"), new XElement("channel", new XElement("title", Name), new XElement("link", Home), new XElement("language", "en"), items));
        return Encoding.UTF8.GetBytes(rss.ToString());
    }
}
