// What residents did with posts in the demonstration's past: each day some like, share and see them, the results are read, and one post is taken away by its network.
using Folkmoot.Channels.Engagement;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Work;

namespace Folkmoot.Demo;

internal sealed class ResultHistory(PastHouse house, SandboxState network, DateTimeOffset now)
{
    private const int Days = 6;

    private readonly Random _random = new(20261122);

    /// <summary>Once a day; the last two readings stand so far apart that what is gone is noticed.</summary>
    public IEnumerable<Happening> All() => Enumerable.Range(1, Days).Select(n => now.AddDays(n - Days).AddHours(-1)).Append(now.AddMinutes(-5))
        .Select((at, n) => new Happening(at, token => RunAsync(n == Days - 1, token)));

    private async Task RunAsync(bool takesAway, CancellationToken cancellationToken)
    {
        var posts = network.Posts().Where(p => p.ReplyTo is null).ToList();
        foreach (var post in posts)
        {
            network.React(post.Id, new SandboxReactions(_random.Next(6), _random.Next(3), _random.Next(10, 120)));
        }

        if (takesAway && posts.Count > 1)
        {
            network.TakeAway(posts[^2].Id);
        }

        await house.InAsync(Guid.Empty, null, async (IServiceProvider services) =>
        {
            await services.GetRequiredService<Jobs>().AddAsync(new WatchResultsDue(), cancellationToken);
            await services.GetRequiredService<StoreDb>().SaveChangesAsync(cancellationToken);
            return true;
        });
    }
}
