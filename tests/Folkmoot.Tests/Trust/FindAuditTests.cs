// Finding and exporting audit entries, the decision log, and the register of models.
using System.Text.Json;
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Trust;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Trust;

public sealed class FindAuditTests
{
    [DatabaseTheory]
    public async Task Pages_go_back_and_forth_without_losing_an_entry(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        await RecordAsync(house, agency, FindAudit.PageSize + 5, "test.act");

        var newest = await house.InAsync(agency, (FindAudit find) => find.RunAsync(new AuditFilter(), null, null, default));
        var older = await house.InAsync(agency, (FindAudit find) => find.RunAsync(new AuditFilter(), newest.Entries[^1].Sequence, null, default));
        var again = await house.InAsync(agency, (FindAudit find) => find.RunAsync(new AuditFilter(), null, older.Entries[0].Sequence, default));

        newest.Entries.Select(e => e.Sequence).ShouldBe(Enumerable.Range(6, FindAudit.PageSize).Reverse().Select(n => (long)n));
        (newest.Newer, newest.Older).ShouldBe((false, true));
        older.Entries.Select(e => e.Sequence).ShouldBe([5, 4, 3, 2, 1]);
        (older.Newer, older.Older).ShouldBe((true, false));
        again.Entries.Select(e => e.Sequence).ShouldBe(newest.Entries.Select(e => e.Sequence));
        again.Newer.ShouldBeFalse();
    }

    [DatabaseTheory]
    public async Task Entries_are_found_by_action_person_subject_and_period(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        var person = await house.APersonAsync(agency, Role.Author);
        var subject = Guid.CreateVersion7(house.Clock.GetUtcNow());
        await RecordAsync(house, agency, 2, "publishing.post.approved");
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.AsAsync(person, async (IServiceProvider services) =>
        {
            services.GetRequiredService<IAudit>().Record("publishing.post.created", "post", subject);
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        var now = house.Clock.GetUtcNow();

        (await CountAsync(new AuditFilter("publishing."))).ShouldBe(3);
        (await CountAsync(new AuditFilter("publishing.post.created"))).ShouldBe(1);
        (await CountAsync(new AuditFilter(Person: person.Id))).ShouldBe(1);
        (await CountAsync(new AuditFilter(Person: Guid.Empty))).ShouldBe(2);
        (await CountAsync(new AuditFilter(Subject: "post", SubjectId: subject))).ShouldBe(1);
        (await CountAsync(new AuditFilter(From: now.AddHours(-1)))).ShouldBe(1);
        (await CountAsync(new AuditFilter(Until: now.AddHours(-1)))).ShouldBe(2);
        (await house.InAsync(agency, (FindAudit find) => find.PeopleAsync(default))).ShouldBe([(person.Id, person.Name)]);
        (await house.InAsync(agency, (FindAudit find) => find.ActionsAsync(default))).ShouldBe(["publishing.post.approved", "publishing.post.created"]);

        async Task<int> CountAsync(AuditFilter filter) => (await house.InAsync(agency, (FindAudit find) => find.RunAsync(filter, null, null, default))).Entries.Count;
    }

    [DatabaseTheory]
    public async Task Another_agency_s_trail_is_not_seen(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (ours, theirs) = (await house.AnAgencyAsync(), await house.AnAgencyAsync("Elsewhere"));
        await RecordAsync(house, theirs, 3, "test.act");

        (await house.InAsync(ours, (FindAudit find) => find.RunAsync(new AuditFilter(), null, null, default))).Entries.ShouldBeEmpty();
        (await house.InAsync(ours, (FindAudit find) => find.CountAsync(default))).ShouldBe(0);
    }

    [Fact]
    public async Task A_line_of_the_file_carries_all_that_its_hash_covers()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var agency = await house.AnAgencyAsync();
        await RecordAsync(house, agency, 1, "test.act");
        var entry = await house.InAsync(agency, (StoreDb db) => db.AuditEntries.SingleAsync());

        using var line = JsonDocument.Parse(AuditFiles.JsonLine(entry));
        var told = line.RootElement;
        AuditChain.Hash(new AuditEntry
        {
            AgencyId = told.GetProperty("agencyId").GetGuid(),
            Sequence = told.GetProperty("sequence").GetInt64(),
            At = told.GetProperty("at").GetDateTimeOffset(),
            ActorName = told.GetProperty("actor").GetString()!,
            Action = told.GetProperty("action").GetString()!,
            Subject = told.GetProperty("subject").GetString()!,
            SubjectId = told.GetProperty("subjectId").GetGuid(),
            Details = told.GetProperty("detailsText").GetString(),
            PreviousHash = told.GetProperty("previousHash").GetString()!,
        }).ShouldBe(entry.Hash);
    }

    [DatabaseTheory]
    public async Task A_corrected_decision_is_found_with_the_name_of_who_corrected_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        var analyst = await house.APersonAsync(agency, Role.Analyst);
        await house.AsAsync(analyst, async (IServiceProvider services) =>
        {
            await services.GetRequiredService<OverrideDecision>().RunAsync(
                new MachineDecision("listening.sentiment", "mention", agency, new UsedModel("sentiment", "m@1", 0.6), "positive", 0.7, "Text", "[]", house.Clock.GetUtcNow()), "negative", default);
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });

        var found = (await house.InAsync(agency, (FindDecisions find) => find.RunAsync(new DecisionFilter(Corrected: true), default))).Decisions.ShouldHaveSingleItem();
        var view = await house.InAsync(agency, (FindDecisions find) => find.FindAsync(found.Id, default));
        view!.CorrectedBy.ShouldBe(analyst.Name);
        view.Decision.OverriddenLabel.ShouldBe("negative");
        (await house.InAsync(agency, (FindDecisions find) => find.RunAsync(new DecisionFilter(Model: "other@1"), default))).Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_register_names_every_shipped_model_with_its_card()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);

        var models = house.Services.GetRequiredService<PublicRegister>().Models;

        models.ShouldNotBeEmpty();
        models.ShouldAllBe(m => m.Card != null && m.Card.Metrics.Count > 0 && m.Card.Limits.Count > 0);
    }

    [Theory]
    [InlineData(null, null, "/audit")]
    [InlineData("publishing.", "system", "/audit?action=publishing.&person=system&before=7")]
    public void The_filter_survives_in_the_address(string? action, string? person, string expected) =>
        new AuditQuery(action, person, "", null, null, null).Address("/audit", ("before", action is null ? null : 7)).ShouldBe(expected);

    private static Task RecordAsync(TestHouse house, Guid agency, int times, string action) => house.InAsync(agency, async (IServiceProvider services) =>
    {
        for (var n = 0; n < times; n++)
        {
            services.GetRequiredService<IAudit>().Record(action, "post", agency, new { n, text = "ünï" });
        }

        await services.GetRequiredService<StoreDb>().SaveChangesAsync();
    });
}
