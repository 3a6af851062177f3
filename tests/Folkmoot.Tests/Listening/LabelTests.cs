// What the models say about mentions: kept with its evidence, filtered by, corrected by people, and exported to learn from.
using Folkmoot.Accounts;
using Folkmoot.Listening;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Text.Tasks;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Listening;

public sealed class LabelTests
{
    private const string Trapped = "Help! My grandmother is trapped in the house and there is smoke everywhere, she cannot breathe";

    [Fact]
    public void The_labels_of_every_task_are_those_of_its_model()
    {
        foreach (var task in LabelTask.All)
        {
            ClassifierTasks.All.Single(t => t.Name == task.Name).Labels.ShouldBe(task.Labels, task.Name);
            ClassifierTasks.All.Single(t => t.Name == task.Name).Id.ShouldBe(task.ModelId);
        }
    }

    [DatabaseTheory]
    public async Task A_cry_for_help_is_labelled_with_its_evidence_and_found_by_its_urgency(Engine engine)
    {
        await using var given = await HeardAsync(engine, Trapped, "When does the library open on Monday?");

        var mention = (await given.MentionsAsync()).Single(m => m.Text == Trapped);

        mention.Urgency.ShouldBe("life-safety");
        var label = MentionLabel.Read(mention.Labels).Single(l => l.Task == LabelTask.Urgency);
        label.Reasons.ShouldNotBeEmpty();
        label.Reasons.ShouldAllBe(r => r.Start >= 0 && r.Length > 0 && r.Start + r.Length <= Trapped.Length);
        (await FoundAsync(given, new MentionFilter(Urgency: "life-safety"))).ShouldBe([Trapped]);
        (await FoundAsync(given, new MentionFilter(Wants: "question"))).ShouldBe(["When does the library open on Monday?"]);
    }

    [DatabaseTheory]
    public async Task A_model_for_English_says_nothing_about_another_language(Engine engine)
    {
        await using var given = await HeardAsync(engine, "Qué vergüenza, llevan tres días sin recoger la basura en nuestra calle");

        var mention = (await given.MentionsAsync()).Single();

        mention.Language.ShouldBe("es");
        MentionLabel.Read(mention.Labels).Select(l => l.Task).Intersect(["emotion", "irony", "offensive", "hate"]).ShouldBeEmpty();
        MentionLabel.Read(mention.Labels).Select(l => l.Task).ShouldContain(LabelTask.Urgency);
        mention.NegativeScore.ShouldBeGreaterThan(0);
    }

    [DatabaseTheory]
    public async Task A_corrected_label_counts_is_written_down_and_can_be_learnt_from(Engine engine)
    {
        await using var given = await HeardAsync(engine, "Ask @rosa.example or call 555-010-2030 about the bins, I am Maria Gonzalez");
        var mention = (await given.MentionsAsync()).Single();
        var agent = await given.House.APersonAsync(given.AgencyId, Role.Agent);
        var topic = LabelTask.Find(LabelTask.Topic)!;
        Task<CorrectOutcome> Say(string label) => given.House.AsAsync(agent, (CorrectLabel correct) => correct.RunAsync(mention.Id, topic, label, CancellationToken.None));

        (await Say("parks")).ShouldBe(CorrectOutcome.Corrected);
        (await Say("parks")).ShouldBe(CorrectOutcome.Unchanged);
        (await Say("waste-collection")).ShouldBe(CorrectOutcome.Corrected);

        (await FoundAsync(given, new MentionFilter(Topic: "waste-collection"))).Count.ShouldBe(1);
        var decision = await given.House.InAsync(given.AgencyId, (StoreDb db) => db.Decisions.SingleAsync());
        (decision.Purpose, decision.OverriddenLabel, decision.OverriddenBy).ShouldBe(("listening.topic", "waste-collection", agent.Id));
        (await given.House.InAsync(given.AgencyId, (StoreDb db) => db.AuditEntries.CountAsync(a => a.Action == "trust.decision.overridden"))).ShouldBe(2);
        var row = (await given.House.InAsync(given.AgencyId, async (ExportCorrections export) => await export.RunAsync("topic", CancellationToken.None).ToListAsync())).ShouldHaveSingleItem();
        (row.Label, row.Task, row.Language).ShouldBe(("waste-collection", "topic", "en"));
        row.Text.ShouldNotContain("555");
        row.Text.ShouldNotContain("rosa");
        row.Text.ShouldContain("about the bins");
        (await given.House.InAsync(given.AgencyId, async (ExportCorrections export) => await export.RunAsync("kind", CancellationToken.None).ToListAsync())).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task An_author_may_not_correct_a_label(Engine engine)
    {
        await using var given = await HeardAsync(engine, "The park is closed");
        var mention = (await given.MentionsAsync()).Single();
        var author = await given.House.APersonAsync(given.AgencyId, Role.Author);

        (await given.House.AsAsync(author, (CorrectLabel correct) => correct.RunAsync(mention.Id, LabelTask.All[0], "routine", CancellationToken.None))).ShouldBe(CorrectOutcome.NotAllowed);
    }

    [Fact]
    public async Task Every_label_has_a_name_in_every_language()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var texts = house.Services.GetRequiredService<Texts>();

        LabelTask.All.SelectMany(t => t.Labels.Select(l => LabelTask.Key(t.Name, l)).Append($"listening.task.{t.Name}").Append($"trust.purpose.{t.Purpose}"))
            .ShouldAllBe(key => texts.Has(key));
    }

    private static async Task<ListeningHouse> HeardAsync(Engine engine, params string[] texts)
    {
        var given = await ListeningHouse.OpenAsync(engine);
        var now = given.House.Clock.GetUtcNow();
        given.Network.Page([.. texts.Select((t, i) => Said.ByAResident($"{i}", t, now.AddMinutes(-i)))]);
        await given.ListenAsync();
        return given;
    }

    private static Task<List<string>> FoundAsync(ListeningHouse given, MentionFilter filter) =>
        given.House.InAsync(given.AgencyId, async (FindMentions find) => (await find.RunAsync(filter, CancellationToken.None)).Mentions.Select(m => m.Text).ToList());
}
