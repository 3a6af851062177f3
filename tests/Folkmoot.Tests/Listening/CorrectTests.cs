// A person's word counts: in the label, the figures, the decision log and the audit trail, all or none.
using Folkmoot.Accounts;
using Folkmoot.Listening;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Listening;

public sealed class CorrectTests
{
    [DatabaseTheory]
    public async Task A_correction_moves_the_figures_and_is_written_down_in_full(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        var mention = await AMentionAsync(given);
        var agent = await given.House.APersonAsync(given.AgencyId, Role.Agent);
        var before = mention.Sentiment!.Value;
        var to = before == Feeling.Positive ? Feeling.Negative : Feeling.Positive;

        (await given.House.AsAsync(agent, (CorrectSentiment correct) => correct.RunAsync(mention.Id, to, CancellationToken.None))).ShouldBe(CorrectOutcome.Corrected);

        var counts = await given.House.InAsync(given.AgencyId, (StoreDb db) =>
            db.MentionRollups.GroupBy(r => r.Sentiment).Select(g => new { g.Key, Count = g.Sum(r => r.Count) }).ToDictionaryAsync(g => g.Key, g => g.Count));
        (counts[before], counts[to]).ShouldBe((0, 1));
        var decision = await given.House.InAsync(given.AgencyId, (StoreDb db) => db.Decisions.SingleAsync());
        (decision.SubjectId, decision.Label, decision.OverriddenLabel, decision.OverriddenBy).ShouldBe((mention.Id, Feelings.Word(before), Feelings.Word(to), agent.Id));
        (await given.House.InAsync(given.AgencyId, (StoreDb db) => db.AuditEntries.CountAsync(a => a.Action == "trust.decision.overridden"))).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task A_second_correction_changes_the_same_decision_and_the_same_word_twice_changes_nothing(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        var mention = await AMentionAsync(given);
        var agent = await given.House.APersonAsync(given.AgencyId, Role.Agent);
        Task<CorrectOutcome> Say(Feeling feeling) => given.House.AsAsync(agent, (CorrectSentiment correct) => correct.RunAsync(mention.Id, feeling, CancellationToken.None));
        Feeling[] others = [.. new[] { Feeling.Negative, Feeling.Neutral, Feeling.Positive }.Where(f => f != mention.Sentiment)];

        (await Say(others[0])).ShouldBe(CorrectOutcome.Corrected);
        (await Say(others[0])).ShouldBe(CorrectOutcome.Unchanged);
        (await Say(others[1])).ShouldBe(CorrectOutcome.Corrected);

        var decision = await given.House.InAsync(given.AgencyId, (StoreDb db) => db.Decisions.SingleAsync());
        decision.OverriddenLabel.ShouldBe(Feelings.Word(others[1]));
        (await given.RollupAsync()).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task An_author_may_not_correct(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        var mention = await AMentionAsync(given);
        var author = await given.House.APersonAsync(given.AgencyId, Role.Author);

        (await given.House.AsAsync(author, (CorrectSentiment correct) => correct.RunAsync(mention.Id, Feeling.Neutral, CancellationToken.None))).ShouldBe(CorrectOutcome.NotAllowed);
    }

    private static async Task<Mention> AMentionAsync(ListeningHouse given)
    {
        given.Network.Page(Said.ByAResident("a", "The bus is late again", given.House.Clock.GetUtcNow()));
        await given.ListenAsync();
        return (await given.MentionsAsync()).Single();
    }
}
