// Gives the demonstration its content categories with weekly slots, and puts the posts of each into the next free ones.
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan;
using Folkmoot.Publishing.Plan.Categories;

namespace Folkmoot.Demo;

internal static class PlanAhead
{
    private static readonly (DayOfWeek Day, TimeOnly At)[] Slots = [(DayOfWeek.Monday, new(16, 0)), (DayOfWeek.Wednesday, new(12, 30)), (DayOfWeek.Friday, new(10, 30))];

    public static async Task RunAsync(
        PastHouse house, DemoTexts texts, Guid agencyId, DemoStaff author, IReadOnlyDictionary<string, Guid> written, CancellationToken cancellationToken)
    {
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
