// Makes three short links of the demonstration, as its people would for posters and posts, and has residents follow them for three weeks.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Links;

namespace Folkmoot.Demo;

internal static class LinkShelf
{
    private const int Days = 21;

    public static async Task RunAsync(PastHouse house, Guid agencyId, DemoStaff author, CancellationToken cancellationToken)
    {
        await AddAsync("ferry", "https://www.marlow-ferry.example/transport/ferry/timetable?season=autumn", "Posters at both quays", 34);
        await AddAsync("market", "https://www.marlow-ferry.example/leisure/saturday-market", "Flyer of the market", 12);
        await AddAsync("", "https://www.marlow-ferry.example/water/boil-water-notice/questions-and-answers", "Boil water notice", 57);

        async Task AddAsync(string word, string target, string note, int most)
        {
            var made = await house.InAsync(agencyId, author, (MakeLink make) => make.RunAsync(new(target, word, note), cancellationToken));
            var link = made is Outcome.Made done ? done.Id : throw new InvalidOperationException($"The demonstration's link to {target} was not made: {made}.");
            var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
            await house.InAsync(agencyId, author, async (CountClicks count) =>
            {
                for (var day = 0; day < Days; day++)
                {
                    // Fewer on every seventh day, and none on one.
                    for (var n = day == 4 ? most : day % 7 * most / 7; n < most; n++)
                    {
                        count.Add(agencyId, link, today.AddDays(-day));
                    }
                }

                await count.FlushAsync(cancellationToken);
                return true;
            });
        }
    }
}
