// Asks for the corrections of the demonstration: each waits for another person's approval when somebody looks in.
using Folkmoot.Publishing;
using Folkmoot.Publishing.Amendments;
using Folkmoot.Storage;

namespace Folkmoot.Demo;

internal static class AskCorrections
{
    public static async Task RunAsync(
        PastHouse house, DemoTexts texts, Guid agencyId, DemoStaff author, IReadOnlyDictionary<string, Guid> written, CancellationToken cancellationToken)
    {
        foreach (var post in texts.Posts.Where(p => p.Correction is not null))
        {
            var (id, correction) = (written[post.Key], post.Correction!);
            var outside = await house.InAsync(agencyId, author, (StoreDb db) => db.OutAsync(id, cancellationToken));
            var outcome = await house.InAsync(agencyId, author, (ProposeAmendment propose) => propose.RunAsync(
                new(id, post.Title, correction.Note, "", [.. outside.Select(d => new AmendWish(d.Id, AmendmentWay.Edit, correction.Text))]), cancellationToken));
            if (outcome is not PostDone)
            {
                throw new InvalidOperationException($"The correction of the demonstration's post {post.Key} came to a stop: {outcome}.");
            }
        }
    }
}
