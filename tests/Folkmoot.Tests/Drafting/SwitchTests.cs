// The switches: off by default, off at once, and never beyond the budget or the pace.
using Folkmoot.Accounts;
using Folkmoot.Drafting;
using Folkmoot.Drafting.Protocol;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Drafting;

public sealed class SwitchTests
{
    private const string Text = "The ferry will be suspended.";

    [DatabaseTheory]
    public async Task It_is_off_until_the_agency_has_switched_it_on(Engine engine)
    {
        await using var house = await DraftingHouse.OpenAsync(engine);

        (await house.AskAsync(Text)).ShouldBeOfType<NotAsked>().TextKey.ShouldBe("drafting.no.off");

        house.FarEnd.Calls.ShouldBeEmpty();
        (await house.LookAsync(db => db.Proposals.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_an_endpoint_it_is_off_for_everybody_and_cannot_be_switched_on()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var admin = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);

        var asked = await house.AsAsync(admin, (AskModel model) => model.RunAsync(new Ask(Purpose.Plain, "post", null, Text), default));
        var decided = await house.AsAsync(admin, (SavePolicy save) => save.RunAsync(new(true, "Why not", false, "USD", null, 1, 0), default));

        asked.ShouldBeOfType<NotAsked>().TextKey.ShouldBe("drafting.no.node");
        decided.ShouldBeOfType<Outcome.Refused>().TextKey.ShouldBe("drafting.no.node");
    }

    [DatabaseTheory]
    public async Task Another_agencys_switch_is_its_own(Engine engine)
    {
        await using var house = await DraftingHouse.OnAsync(engine);
        var other = await house.House.APersonAsync(await house.House.AnAgencyAsync("Otherville"), Role.Author);

        (await house.House.AsAsync(other, (AskModel model) => model.RunAsync(new Ask(Purpose.Plain, "post", null, Text), default))).ShouldBeOfType<NotAsked>();

        house.FarEnd.Calls.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Stopping_breaks_off_what_is_on_its_way(Engine engine)
    {
        await using var house = await DraftingHouse.OnAsync(engine);
        house.FarEnd.Behave = ModelFarEnd.Hangs;
        var asking = house.AskAsync(Text);
        await UntilAsync(() => !house.FarEnd.Calls.IsEmpty);

        await house.StopAsync();

        (await asking.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeOfType<NoAnswer>().Fault.ShouldBe(Fault.SwitchedOff);
        (await house.AskAsync(Text)).ShouldBeOfType<NotAsked>().TextKey.ShouldBe("drafting.no.off");
        (await house.ActsAsync()).ShouldBe(["drafting.policy.changed", "drafting.stopped", "drafting.failed"]);
    }

    [DatabaseTheory]
    public async Task Stopping_on_another_node_breaks_it_off_as_well(Engine engine)
    {
        await using var house = await DraftingHouse.OnAsync(engine);
        house.FarEnd.Behave = ModelFarEnd.Hangs;
        var asking = house.AskAsync(Text);
        await UntilAsync(() => !house.FarEnd.Calls.IsEmpty);

        // Another node's switch is only a change in the database.
        await house.LookAsync(db => db.DraftingPolicies.ExecuteUpdateAsync(set => set.SetProperty(p => p.IsOn, false)));
        for (var i = 0; i < 50 && !asking.IsCompleted; i++)
        {
            house.House.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        (await asking.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeOfType<NoAnswer>().Fault.ShouldBe(Fault.SwitchedOff);
    }

    [DatabaseTheory]
    public async Task An_answer_that_comes_after_the_stop_is_thrown_away(Engine engine)
    {
        await using var house = await DraftingHouse.OnAsync(engine);
        house.FarEnd.Behave = async (context, call) =>
        {
            await house.LookAsync(db => db.DraftingPolicies.ExecuteUpdateAsync(set => set.SetProperty(p => p.IsOn, false)));
            await ModelFarEnd.Says("No ferry.")(context, call);
        };

        (await house.AskAsync(Text)).ShouldBeOfType<NoAnswer>().Fault.ShouldBe(Fault.SwitchedOff);

        (await house.TheProposalAsync()).Proposed.ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task Nothing_is_asked_beyond_the_budget_also_by_two_at_once(Engine engine)
    {
        await using var house = await DraftingHouse.OnAsync(engine, "--Language:AnswerTokensMax=1000");
        // A question reserves about 0.0107 dollars: 1,000 tokens of answer at 10 and some hundred of question at 2 for a million.
        await house.DecideAsync(budget: 0.03m);
        house.FarEnd.Behave = ModelFarEnd.Hangs;

        var asking = Enumerable.Range(0, 5).Select(_ => house.AskAsync(Text)).ToList();
        await UntilAsync(() => asking.Count(a => a.IsCompleted) + house.FarEnd.Calls.Count == 5);

        house.FarEnd.Calls.Count.ShouldBe(2);
        (await house.LookAsync(db => db.Proposals.SumAsync(p => p.CostMicros))).ShouldBeLessThanOrEqualTo(30_000);
        foreach (var refused in asking.Where(a => a.IsCompleted))
        {
            (await refused).ShouldBeOfType<NotAsked>().TextKey.ShouldBe("drafting.no.budget");
        }

        await house.StopAsync();
        await Task.WhenAll(asking);
    }

    [DatabaseTheory]
    public async Task The_budget_begins_anew_with_the_month_of_the_agency(Engine engine)
    {
        await using var house = await DraftingHouse.OnAsync(engine, "--Language:AnswerTokensMax=1000");
        house.FarEnd.Behave = ModelFarEnd.Says("No ferry.");
        await house.AskAsync(Text);
        await house.DecideAsync(budget: 0.0111m);

        (await house.AskAsync(Text)).ShouldBeOfType<NotAsked>().TextKey.ShouldBe("drafting.no.budget");
        // It is still March in New York when it is April in UTC.
        house.House.Clock.AdvanceTo(new DateTimeOffset(2026, 4, 1, 1, 0, 0, TimeSpan.Zero));
        (await house.AskAsync(Text)).ShouldBeOfType<NotAsked>();
        house.House.Clock.AdvanceTo(new DateTimeOffset(2026, 4, 1, 4, 0, 0, TimeSpan.Zero));
        (await house.AskAsync(Text)).ShouldBeOfType<Proposed>();

        var use = await house.House.InAsync(house.Agency, (FindUse find) => find.RunAsync(default));
        use.Select(u => (u.Month, u.Asked)).ShouldBe([(new DateOnly(2026, 4, 1), 1), (new DateOnly(2026, 3, 1), 1)]);
    }

    [DatabaseTheory]
    public async Task Money_is_counted_in_the_agencys_currency(Engine engine)
    {
        await using var house = await DraftingHouse.OnAsync(engine);
        await house.DecideAsync(currency: "EUR", rate: 0.92m);
        house.FarEnd.Behave = ModelFarEnd.Says("No ferry.");

        await house.AskAsync(Text);

        // 640 millionths of a dollar, rounded up.
        (await house.TheProposalAsync()).CostMicros.ShouldBe(589);
        UseFile.Line((await house.House.InAsync(house.Agency, (FindUse find) => find.RunAsync(default))).Single(), "EUR").ShouldBe("2026-03,plain,1,0,0,0,0,120,40,0.000589,EUR");
    }

    [DatabaseTheory]
    public async Task One_person_cannot_ask_all_the_time(Engine engine)
    {
        await using var house = await DraftingHouse.OnAsync(engine, "--Language:PerPersonPerMinute=2");
        house.FarEnd.Behave = ModelFarEnd.Says("No ferry.");
        await house.AskAsync(Text);
        await house.AskAsync(Text);

        (await house.AskAsync(Text)).ShouldBeOfType<NotAsked>().TextKey.ShouldBe("drafting.no.often");
        house.House.Clock.Advance(TimeSpan.FromSeconds(61));
        (await house.AskAsync(Text)).ShouldBeOfType<Proposed>();
    }

    [DatabaseTheory]
    public async Task A_persons_word_is_kept_once(Engine engine)
    {
        await using var house = await DraftingHouse.OnAsync(engine);
        house.FarEnd.Behave = ModelFarEnd.Says("No ferry.");
        var id = (await house.AskAsync(Text)).ShouldBeOfType<Proposed>().Proposal.Id;
        Task<bool> JudgeAsync(string? taken) => house.House.AsAsync(house.Author, (JudgeProposal judge) => judge.RunAsync(id, taken, default));

        (await JudgeAsync("There is no ferry.")).ShouldBeTrue();
        (await JudgeAsync(null)).ShouldBeTrue();

        var proposal = await house.TheProposalAsync();
        (proposal.Verdict, proposal.Taken, proposal.DecidedBy).ShouldBe((ProposalVerdict.Changed, "There is no ferry.", house.Author.Id));
        var decision = await house.TheDecisionAsync();
        (decision.OverriddenLabel, decision.OverriddenBy).ShouldBe(("drafting.changed", house.Author.Id));
        (await house.ActsAsync()).ShouldBe(["drafting.policy.changed", "drafting.proposed", "drafting.changed"]);
    }

    [DatabaseTheory]
    public async Task Texts_are_forgotten_and_lost_questions_closed(Engine engine)
    {
        await using var house = await DraftingHouse.OnAsync(engine);
        house.FarEnd.Behave = ModelFarEnd.Says("No ferry.");
        await house.AskAsync(Text);
        await house.LookAsync(db => db.Proposals.ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ProposalState.Asked)));

        house.House.Clock.Advance(TidyProposals.TextsKept + TimeSpan.FromDays(1));
        await house.House.InAsync(Guid.Empty, (TidyProposals tidy) => tidy.HandleAsync(new TidyProposalsDue(), default));

        var proposal = await house.TheProposalAsync();
        (proposal.Original, proposal.Proposed, proposal.State, proposal.Fault).ShouldBe((null, null, ProposalState.Failed, Fault.Interrupted));
        proposal.CostMicros.ShouldBe(640);
    }

    [Fact]
    public async Task Two_administrators_do_not_overwrite_each_other()
    {
        await using var house = await DraftingHouse.OnAsync(Engine.Sqlite);

        (await house.House.AsAsync(house.Admin, (SavePolicy save) => save.RunAsync(new(false, "", false, "USD", null, 1, 0), default)))
            .ShouldBeOfType<Outcome.Refused>().TextKey.ShouldBe("drafting.policy.changed-meanwhile");
    }

    [Fact]
    public async Task The_check_says_whether_it_answers()
    {
        await using var house = await DraftingHouse.OpenAsync(Engine.Sqlite);
        Task<IReadOnlyList<CheckLine>> CheckAsync() => house.House.InAsync(Guid.Empty, (IEnumerable<ICheck> checks) => checks.OfType<CheckModel>().Single().RunAsync(false, default));

        (await CheckAsync()).Single().ShouldSatisfyAllConditions(l => l.Holds.ShouldBeTrue(), l => l.Found.ShouldContain("answered"));
        house.FarEnd.Behave = ModelFarEnd.Fails(401);
        (await CheckAsync()).Single().ShouldSatisfyAllConditions(l => l.Holds.ShouldBeFalse(), l => l.WhatToDo!.ShouldContain("Language__Key"));
    }

    [Theory]
    [InlineData("--Language:Model=http://models.example.org/v1", "--Language:Name=m")]
    [InlineData("--Language:Model=ftp://models.example.org/v1", "--Language:Name=m")]
    [InlineData("--Language:Model=https://key@models.example.org/v1", "--Language:Name=m")]
    [InlineData("--Language:Model=https://models.example.org/v1", "--Language:Currency=USD")]
    public async Task Settings_that_cannot_be_meant_stop_the_start(params string[] settings)
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, null, settings);

        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => house.Services.GetRequiredService<Microsoft.Extensions.Options.IStartupValidator>().Validate())
            .Message.ShouldContain("Language:");
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 500 && !holds(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        holds().ShouldBeTrue();
    }
}
