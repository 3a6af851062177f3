// Gives the demonstration its content categories with weekly slots, puts the posts of each into the next free ones, and lets a post come again every week.
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan;
using Folkmoot.Publishing.Plan.Categories;
using Folkmoot.Publishing.Plan.Recurring;

namespace Folkmoot.Demo;

internal static class PlanAhead
{
    private static readonly (DayOfWeek Day, TimeOnly At)[] Slots = [(DayOfWeek.Monday, new(16, 0)), (DayOfWeek.Wednesday, new(12, 30)), (DayOfWeek.Friday, new(10, 30))];

    public static async Task RunAsync(
        PastHouse house, DemoTexts texts, Guid agencyId, DemoStaff author, IReadOnlyDictionary<string, Guid> written, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        foreach (var post in texts.Posts.Where(p => p.Repeats is not null))
        {
            // Its first day is far enough away that nothing is made of it at once.
            var rule = new Recurrence(Rhythm.Weekly, 1, [post.Repeats!.Value], 1, today.AddDays(14), today.AddMonths(6));
            _ = (await house.InAsync(agencyId, author, (SaveRecurring save) => save.RunAsync(
                new(null, 0, written[post.Key], post.Title, post.Title, post.Text, rule, new TimeOnly(16, 0), 3, false), cancellationToken))).Required;
        }

        foreach (var posts in texts.Posts.Where(p => p.Category is not null).GroupBy(p => p.Category!, StringComparer.Ordinal))
        {
            var category = (await house.InAsync(agencyId, author, (SaveCategory save) =>
                save.RunAsync(new(null, 0, posts.Key, CategoryColour.Teal, CategorySign.Diamond), cancellationToken))).Required.Id;
            foreach (var (day, at) in Slots)
            {
                _ = (await house.InAsync(agencyId, author, (SaveSlot save) => save.RunAsync(new(category, day, at, []), cancellationToken))).Required;
            }

            foreach (var post in posts)
            {
                var id = written[post.Key];
                await house.InAsync(agencyId, author, (FilePost file) => file.RunAsync(new FileRequest(id, null, [], category), cancellationToken));
                var outcome = await house.InAsync(agencyId, author, (PutInSlot put) => put.RunAsync(id, cancellationToken));
                if (outcome is not Saved)
                {
                    throw new InvalidOperationException($"The demonstration's post {post.Key} found no slot: {outcome}.");
                }
            }
        }
    }
}
