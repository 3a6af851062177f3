// From a draft to what became of it, on a real store with real work and a far end that answers as told.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class PublishingTests
{
    [DatabaseTheory]
    public async Task An_approved_post_goes_out_once_to_each_channel_at_its_time(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var image = await desk.AnImage();
        var post = await desk.AnApprovedPost(desk.Draft() with
        {
            Versions = [new ChannelText(desk.PaperChannel, "Ferry: Tuesday.")],
            Images = [new DraftImage(image.Id, "A map of the crossing", null)],
        });
        await desk.RunJobsAsync();
        (desk.Paper.Got.Count, await desk.StateOf(post)).ShouldBe((0, PostState.Approved));

        await desk.GoToDueTimeAsync();

        (await desk.StateOf(post)).ShouldBe(PostState.Published);
        var onPaper = desk.Paper.Got.ShouldHaveSingleItem();
        (onPaper.Text, onPaper.Title, onPaper.Images[0].AltText).ShouldBe(("Ferry: Tuesday.", "Ferry", "A map of the crossing"));
        desk.Board.Got.ShouldHaveSingleItem().Text.ShouldBe("The ferry runs again from Tuesday.");
    }

    [DatabaseTheory]
    public async Task Every_act_is_in_the_history_and_in_the_audit_trail(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        await desk.GoToDueTimeAsync();
        (await desk.Look(db => db.PostChanges.Where(c => c.PostId == post).OrderBy(c => c.At).ThenBy(c => c.Act).Select(c => c.Act).ToListAsync()))
            .ShouldBe([PostAct.Created, PostAct.Submitted, PostAct.Approved, PostAct.Published]);
        (await desk.Look(db => db.AuditEntries.Where(e => e.SubjectId == post).Select(e => e.Action).ToListAsync())).ShouldBe(
            ["publishing.post.created", "publishing.post.submitted", "publishing.post.approved", "publishing.post.published"], ignoreOrder: true);
    }

    [DatabaseTheory]
    public async Task Nobody_approves_what_they_wrote_or_changed(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.APostInReview();
        (await desk.Approve(post, desk.Author, Role.EmergencyManager)).ShouldBe(new PostBarred(ApprovalBar.IsAuthor));

        (await desk.Save(desk.Draft() with { Text = "Mended." }, post, version: 2, desk.Approver, Role.EmergencyManager)).ShouldBeOfType<Saved>();
        (await desk.Approve(post, desk.Approver, Role.EmergencyManager)).ShouldBe(new PostBarred(ApprovalBar.HasEdited));
        (await desk.Look(db => db.Deliveries.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    [InlineData("character")]
    [InlineData("image")]
    [InlineData("alt text")]
    [InlineData("target")]
    [InlineData("minute")]
    public async Task Any_change_after_the_approval_voids_it_and_nothing_goes_out(Engine engine, string change)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var (one, another) = (await desk.AnImage(1), await desk.AnImage(2));
        var draft = desk.Draft() with { Images = [new DraftImage(one.Id, "A map", null)] };
        var post = await desk.AnApprovedPost(draft);
        var changed = change switch
        {
            "character" => draft with { Text = draft.Text + "!" },
            "image" => draft with { Images = [new DraftImage(another.Id, "A map", null)] },
            "alt text" => draft with { Images = [new DraftImage(one.Id, "A chart", null)] },
            "target" => draft with { Channels = [desk.PaperChannel] },
            _ => draft with { DueLocal = draft.DueLocal!.Value.AddMinutes(1) },
        };

        (await desk.Save(changed, post, version: 3)).ShouldBeOfType<Saved>().ApprovalVoided.ShouldBeTrue();
        desk.Clock.Advance(TimeSpan.FromDays(2));
        await desk.RunJobsAsync();

        (await desk.StateOf(post)).ShouldBe(PostState.InReview);
        (desk.Paper.Got.Count, desk.Board.Got.Count).ShouldBe((0, 0));
        (await desk.Look(db => db.Approvals.SingleAsync())).VoidedAt.ShouldNotBeNull();
    }

    [DatabaseTheory]
    public async Task A_changed_post_goes_out_after_a_new_approval_and_only_where_it_still_should(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        await desk.Save(desk.Draft() with { Text = "From Wednesday.", Channels = [desk.PaperChannel] }, post, version: 3);
        (await desk.Approve(post)).ShouldBeOfType<PostDone>();
        await desk.GoToDueTimeAsync();
        desk.Paper.Got.ShouldHaveSingleItem().Text.ShouldBe("From Wednesday.");
        desk.Board.Got.ShouldBeEmpty();
        (await desk.StateOf(post)).ShouldBe(PostState.Published);
    }

    [DatabaseTheory]
    public async Task Saving_without_a_change_keeps_the_approval(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        (await desk.Save(desk.Draft(), post, version: 3)).ShouldBeOfType<Saved>().ApprovalVoided.ShouldBeFalse();
        await desk.GoToDueTimeAsync();
        (await desk.StateOf(post)).ShouldBe(PostState.Published);
    }

    [DatabaseTheory]
    public async Task What_has_left_cannot_be_changed(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        await desk.GoToDueTimeAsync();
        (await desk.Save(desk.Draft() with { Text = "Other." }, post, version: 4)).ShouldBe(new TooLate(PostState.Published));
        (await desk.Look(db => db.Posts.SingleAsync())).Text.ShouldBe("The ferry runs again from Tuesday.");
    }

    [DatabaseTheory]
    public async Task A_post_changed_behind_the_products_back_does_not_go_out(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        await desk.Look(db => db.Posts.Where(p => p.Id == post).ExecuteUpdateAsync(s => s.SetProperty(p => p.Text, "Tampered.")));
        await desk.GoToDueTimeAsync();
        (desk.Paper.Got.Count, desk.Board.Got.Count).ShouldBe((0, 0));
        (await desk.StateOf(post)).ShouldBe(PostState.NotPublished);
    }

    [DatabaseTheory]
    public async Task A_delivery_changed_behind_the_products_back_does_not_go_out(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        await desk.Look(db => db.Deliveries.Where(d => d.ChannelId == desk.PaperChannel)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Content, d => d.Content.Replace("Tuesday", "Friday"))));
        await desk.GoToDueTimeAsync();
        (desk.Paper.Got.Count, desk.Board.Got.Count).ShouldBe((0, 1));
        (await desk.StateOf(post)).ShouldBe(PostState.PartlyPublished);
    }

    [DatabaseTheory]
    public async Task One_refused_channel_is_not_forgotten_and_only_it_is_sent_again(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        desk.Paper.Answers.Enqueue(new Refused(Reason.Words("This word is not allowed.")));
        var post = await desk.AnApprovedPost();
        await desk.GoToDueTimeAsync();
        (await desk.StateOf(post)).ShouldBe(PostState.PartlyPublished);

        (await desk.Resume(new ResumeRequest(post, null, Verdict.SendAgain, null))).ShouldBeOfType<PostDone>();
        await desk.RunJobsAsync();

        (await desk.StateOf(post)).ShouldBe(PostState.Published);
        (desk.Paper.Got.Count, desk.Board.Got.Count).ShouldBe((1, 1));
        (await desk.Resume(new ResumeRequest(post, null, Verdict.SendAgain, null))).ShouldBe(new PostNotNow(PostState.Published));
    }

    [DatabaseTheory]
    public async Task A_person_says_that_an_unknown_one_is_there(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        desk.Paper.Answers.Enqueue(new Unknown(Reason.Words("The connection was cut.")));
        var post = await desk.AnApprovedPost();
        await desk.GoToDueTimeAsync();
        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        await desk.RunJobsAsync();
        (await desk.StateOf(post)).ShouldBe(PostState.PartlyPublished);
        var unsure = await desk.Look(db => db.Deliveries.SingleAsync(d => d.State == DeliveryState.NeedsReview));

        (await desk.Resume(new ResumeRequest(post, unsure.Id, Verdict.ItIsThere, "https://paper.example/1"))).ShouldBeOfType<PostDone>();
        await desk.RunJobsAsync();

        (await desk.StateOf(post)).ShouldBe(PostState.Published);
        desk.Paper.Got.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task A_withdrawn_post_does_not_go_out(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        (await desk.As(desk.Author, s => s.GetRequiredService<WithdrawPost>().RunAsync(post, "Rain", CancellationToken.None))).ShouldBeOfType<PostDone>();
        await desk.GoToDueTimeAsync();
        (desk.Paper.Got.Count + desk.Board.Got.Count, await desk.StateOf(post)).ShouldBe((0, PostState.Withdrawn));
    }

    [DatabaseTheory]
    public async Task A_published_post_is_taken_down_everywhere_when_withdrawn(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        await desk.GoToDueTimeAsync();
        await desk.As(desk.Author, s => s.GetRequiredService<WithdrawPost>().RunAsync(post, "", CancellationToken.None));
        (await desk.StateOf(post)).ShouldBe(PostState.Withdrawing);
        await desk.RunJobsAsync();
        (await desk.StateOf(post)).ShouldBe(PostState.Withdrawn);
    }

    [DatabaseTheory]
    public async Task A_returned_post_carries_the_reason_and_can_be_sent_again(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.APostInReview();
        var seen = await desk.As(desk.Author, s => s.GetRequiredService<LoadPost>().FindAsync(post, CancellationToken.None));
        var request = new ReturnRequest(post, seen!.Hash, "Say which pier.");
        (await desk.As(desk.Approver, s => s.GetRequiredService<ReturnPost>().RunAsync(request, CancellationToken.None))).ShouldBeOfType<PostDone>();
        (await desk.As(desk.Author, s => s.GetRequiredService<LoadPost>().LastReasonAsync(post, CancellationToken.None))).ShouldBe("Say which pier.");
        (await desk.Submit(post)).ShouldBeOfType<PostDone>();
    }

    [DatabaseTheory]
    public async Task A_post_whose_time_has_passed_cannot_be_approved(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.APostInReview();
        desk.Clock.Advance(TimeSpan.FromDays(3));
        (await desk.Approve(post)).ShouldBeOfType<PostFaulty>().Problems.ShouldContain(p => p.Rule == "due-past");
    }
}
