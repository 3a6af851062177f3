// A correction of a post that is out: by two people, to every channel, crash-safe, with its record; on a real store with real work.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Channels.Editing;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Amendments;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class AmendmentTests
{
    private const string Right = "The ferry runs again from Wednesday.";

    [DatabaseTheory]
    public async Task A_correction_needs_another_person_who_saw_exactly_it_and_then_reaches_every_channel(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await OutAsync(desk);
        (await ProposeAsync(desk, post)).ShouldBeOfType<PostDone>();
        var asked = await AskedAsync(desk);
        (await ApproveAsync(desk, desk.Author, asked.Hash, Role.Author, Role.Approver)).ShouldBe(new AmendmentBarred(AmendmentBar.Own));
        (await ApproveAsync(desk, desk.Approver, new string('0', 64))).ShouldBe(new AmendmentBarred(AmendmentBar.Changed));
        await desk.RunJobsAsync();
        desk.Paper.Edits.ShouldBeEmpty("nothing changes before it is approved");

        (await ApproveAsync(desk, desk.Approver, asked.Hash)).ShouldBeOfType<PostDone>();
        (await ApproveAsync(desk, desk.Second, asked.Hash)).ShouldBe(new AmendmentBarred(AmendmentBar.Decided));
        await desk.RunJobsAsync();

        var (there, edit) = desk.Paper.Edits.ShouldHaveSingleItem();
        var deliveries = await desk.Look(db => db.Deliveries.AsNoTracking().ToListAsync());
        var paper = deliveries.Single(d => d.ChannelId == desk.PaperChannel);
        (there, edit.Content.Text, edit.Note).ShouldBe((paper.ExternalId, Right, "The day was wrong."));
        var board = deliveries.Single(d => d.ChannelId == desk.BoardChannel && d.OwnerKind == Post.Kind);
        var reply = desk.Board.Got.Last();
        (reply.Text, reply.ReplyTo!.ExternalId).ShouldBe(("Correction: from Wednesday.", board.ExternalId));
        desk.Board.Got.Count.ShouldBe(2);

        var stored = await desk.Look(db => db.DeliveryEdits.AsNoTracking().SingleAsync());
        (stored.State, stored.ReadBefore().Text, stored.ReadContent().Text).ShouldBe((EditState.Edited, "The ferry runs again from Tuesday.", Right));
        paper.ReadContent().Text.ShouldBe("The ferry runs again from Tuesday.", "what was sent stays on record");
        (await ActsAsync(desk, post)).ShouldBe([PostAct.CorrectionProposed, PostAct.CorrectionApproved, PostAct.CorrectedThere, PostAct.CorrectedThere], ignoreOrder: true);
        (await desk.Look(db => db.AuditEntries.CountAsync(e => e.Action == "channels.edit.edited"))).ShouldBe(1);
        (await desk.StateOf(post)).ShouldBe(PostState.Published);
    }

    [DatabaseTheory]
    public async Task What_its_author_changed_since_is_not_what_was_approved_and_the_next_one_begins_with_the_words_that_stand(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await OutAsync(desk);
        await ProposeAsync(desk, post);
        var seen = await AskedAsync(desk);
        (await ProposeAsync(desk, post, "The ferry runs again from Thursday.")).ShouldBeOfType<PostDone>();
        (await ApproveAsync(desk, desk.Approver, seen.Hash)).ShouldBe(new AmendmentBarred(AmendmentBar.Changed));
        (await desk.Look(db => db.Amendments.CountAsync())).ShouldBe(1, "one waits for each post");
        (await ProposeAsync(desk, post, Right, desk.Second, Role.Author)).ShouldBe(new AmendmentRefused(AmendmentFault.WaitingAlready));
        await ApprovedAsync(desk);

        (await ProposeAsync(desk, post, "The ferry runs again from Thursday.")).ShouldBe(
            new AmendmentRefused(AmendmentFault.Same, (await OutOf(desk, desk.PaperChannel)).Id, "paper"), "that is what it says already");
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        (await ProposeAsync(desk, post)).ShouldBeOfType<PostDone>();
        (await AskedAsync(desk)).ReadChannels().Single(c => c.Way == AmendmentWay.Edit).Before.ShouldBe("The ferry runs again from Thursday.");
    }

    [DatabaseTheory]
    public async Task What_a_network_cannot_carry_is_not_even_proposed(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await OutAsync(desk);

        (await ProposeAsync(desk, post, new string('x', 301))).ShouldBeOfType<PostFaulty>().Problems.ShouldContain(p => p.Rule == "too-long" && p.ChannelId == desk.PaperChannel);
        (await desk.Look(db => db.Amendments.CountAsync())).ShouldBe(0);
        var waiting = await desk.APostInReview();
        (await ProposeAsync(desk, waiting)).ShouldBe(new PostNotNow(PostState.InReview));
    }

    [DatabaseTheory]
    public async Task An_unknown_outcome_and_a_crash_in_the_call_are_answered_by_the_same_words_again(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await OutAsync(desk);
        desk.Paper.EditAnswers.Enqueue(new EditUnknown(Reason.Words("No answer.")));
        await ProposeAsync(desk, post);
        await ApprovedAsync(desk);
        (await desk.Look(db => db.DeliveryEdits.Select(e => e.State).SingleAsync())).ShouldBe(EditState.Waiting);
        // As a process leaves it that was killed between the mark and the answer.
        await desk.Look(db => db.DeliveryEdits.ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EditState.Calling)));

        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.RunJobsAsync();
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.RunJobsAsync();

        desk.Paper.Edits.Select(e => e.Edit.Content.Text).ShouldBe([Right, Right]);
        (await desk.Look(db => db.DeliveryEdits.Select(e => e.State).SingleAsync())).ShouldBe(EditState.Edited);
        (await ActsAsync(desk, post)).Count(a => a == PostAct.CorrectedThere).ShouldBe(2, "one for each channel, once");
    }

    [DatabaseTheory]
    public async Task A_channel_that_is_off_or_refuses_the_account_waits_and_is_corrected_when_it_works_again(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await OutAsync(desk);
        desk.Paper.EditAnswers.Enqueue(new NotEdited(Reason.Words("Not you."), "token"));
        await ProposeAsync(desk, post);
        await ApprovedAsync(desk);
        (await desk.Look(db => db.Channels.Where(c => c.Id == desk.PaperChannel).Select(c => c.State).SingleAsync())).ShouldBe(ChannelState.NeedsReconnect);
        foreach (var state in new[] { ChannelState.NeedsReconnect, ChannelState.Off })
        {
            await desk.Look(db => db.Channels.Where(c => c.Id == desk.PaperChannel).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, state)));
            desk.Clock.Advance(TimeSpan.FromMinutes(2));
            await desk.RunJobsAsync();
            desk.Paper.Edits.Count.ShouldBe(1, $"nothing is called while the channel is {state}");
            (await desk.Look(db => db.DeliveryEdits.Select(e => e.Reason).SingleAsync())).ShouldNotBeNull().ShouldContain("channels.reason.");
        }

        (await ProposeAsync(desk, post, "Another.")).ShouldBe(new AmendmentRefused(AmendmentFault.StillGoing));
        await desk.Look(db => db.Channels.Where(c => c.Id == desk.PaperChannel).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ChannelState.Connected)));
        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        await desk.RunJobsAsync();
        (await desk.Look(db => db.DeliveryEdits.Select(e => e.State).SingleAsync())).ShouldBe(EditState.Edited);
    }

    [DatabaseTheory]
    public async Task What_the_network_will_not_change_asks_a_person_who_tries_again_or_leaves_it_with_a_reason(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await OutAsync(desk);
        desk.Paper.EditAnswers.Enqueue(new NotEdited(Reason.Words("Too old.")));
        desk.Paper.EditAnswers.Enqueue(new EditGone());
        await ProposeAsync(desk, post);
        await ApprovedAsync(desk);
        var edit = await desk.Look(db => db.DeliveryEdits.AsNoTracking().SingleAsync());
        (edit.State, edit.Reason).ShouldBe((EditState.NotEdited, "Too old."));
        (await ActsAsync(desk, post)).ShouldContain(PostAct.NotCorrectedThere);

        (await SettleAsync(desk, post, edit.Id, EditWord.Again)).ShouldBeOfType<PostDone>();
        (await SettleAsync(desk, post, edit.Id, EditWord.Again)).ShouldBeOfType<PostChangedMeanwhile>();
        await desk.RunJobsAsync();
        (await desk.Look(db => db.DeliveryEdits.Select(e => e.Reason).SingleAsync())).ShouldNotBeNull().ShouldContain("channels.edit.reason.gone");
        (await SettleAsync(desk, post, edit.Id, EditWord.Leave)).ShouldBeOfType<AmendmentRefused>().Fault.ShouldBe(AmendmentFault.NoWhy);
        (await SettleAsync(desk, post, edit.Id, EditWord.Leave, "It was taken away there.")).ShouldBeOfType<PostDone>();
        (await desk.Look(db => db.DeliveryEdits.Select(e => e.State).SingleAsync())).ShouldBe(EditState.Left);
        (await SettleAsync(desk, await desk.ADraft(), edit.Id, EditWord.Again)).ShouldBeOfType<PostMissing>("it is no edit of that post");
    }

    [DatabaseTheory]
    public async Task A_reply_that_is_not_what_was_approved_is_not_sent(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await OutAsync(desk);
        await ProposeAsync(desk, post);
        (await ApproveAsync(desk, desk.Approver, (await AskedAsync(desk)).Hash)).ShouldBeOfType<PostDone>();
        await desk.Look(db => db.Amendments.ExecuteUpdateAsync(s => s.SetProperty(a => a.Channels, a => a.Channels.Replace("from Wednesday", "from Friday"))));

        await desk.RunJobsAsync();

        desk.Board.Got.Count.ShouldBe(1, "only the post itself");
        (await desk.Look(db => db.Deliveries.Where(d => d.OwnerKind == Amendment.Kind).Select(d => d.State).SingleAsync())).ShouldBe(DeliveryState.Withdrawn);
    }

    [DatabaseTheory]
    public async Task One_that_is_returned_changes_nothing_and_a_withdrawn_post_takes_its_correction_along(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await OutAsync(desk);
        await ProposeAsync(desk, post);
        var asked = await AskedAsync(desk);
        (await desk.As(desk.Approver, s => s.GetRequiredService<ReturnAmendment>().RunAsync(asked.Id, "It was Tuesday.", default))).ShouldBeOfType<PostDone>();
        (await ApproveAsync(desk, desk.Second, asked.Hash)).ShouldBe(new AmendmentBarred(AmendmentBar.Decided));
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await ProposeAsync(desk, post);
        await ApprovedAsync(desk);

        (await desk.As(desk.Author, s => s.GetRequiredService<WithdrawPost>().RunAsync(post, "All wrong.", default))).ShouldBeOfType<PostDone>();
        await desk.RunJobsAsync();

        (await desk.Look(db => db.Deliveries.Select(d => d.State).ToListAsync())).ShouldBe([DeliveryState.Withdrawn, DeliveryState.Withdrawn, DeliveryState.Withdrawn]);
        (await desk.StateOf(post)).ShouldBe(PostState.Withdrawn);
    }

    [DatabaseTheory]
    public async Task A_withdrawal_waits_for_a_channel_that_is_off_and_says_so(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await OutAsync(desk);
        await desk.Look(db => db.Channels.Where(c => c.Id == desk.PaperChannel).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ChannelState.Off)));
        await desk.As(desk.Author, s => s.GetRequiredService<WithdrawPost>().RunAsync(post, "", default));
        await desk.RunJobsAsync();

        var paper = await OutOf(desk, desk.PaperChannel);
        (paper.State, paper.Reason!.Contains("channels.reason.off", StringComparison.Ordinal)).ShouldBe((DeliveryState.Sent, true));
        (await OutOf(desk, desk.BoardChannel)).State.ShouldBe(DeliveryState.Withdrawn);
        await desk.Look(db => db.Channels.Where(c => c.Id == desk.PaperChannel).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ChannelState.Connected)));
        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        await desk.RunJobsAsync();
        (await desk.StateOf(post)).ShouldBe(PostState.Withdrawn);
    }

    private static async Task<Guid> OutAsync(Desk desk)
    {
        var post = await desk.AnApprovedPost();
        await desk.GoToDueTimeAsync();
        (await desk.StateOf(post)).ShouldBe(PostState.Published);
        return post;
    }

    /// <summary>On paper the words are changed, on the board they are answered.</summary>
    private static async Task<PostOutcome> ProposeAsync(Desk desk, Guid post, string text = Right, Guid? person = null, params Role[] roles)
    {
        var outside = await desk.Look(db => db.Deliveries.AsNoTracking().Where(d => d.OwnerKind == Post.Kind && d.OwnerId == post).ToListAsync());
        List<AmendWish> wishes = [.. outside.Select(d => new AmendWish(d.Id, d.ChannelId == desk.PaperChannel ? AmendmentWay.Edit : AmendmentWay.Reply, text))];
        return await desk.As(person ?? desk.Author, s => s.GetRequiredService<ProposeAmendment>().RunAsync(new(post, "Ferry", "The day was wrong.", "Correction: from Wednesday.", wishes), default), roles);
    }

    private static Task<Amendment> AskedAsync(Desk desk) => desk.Look(db => db.Amendments.AsNoTracking().SingleAsync(a => a.State == AmendmentState.Waiting));

    private static async Task<PostOutcome> ApproveAsync(Desk desk, Guid person, string seen, params Role[] roles)
    {
        var id = await desk.Look(db => db.Amendments.OrderByDescending(a => a.Id).Select(a => a.Id).FirstAsync());
        return await desk.As(person, s => s.GetRequiredService<ApproveAmendment>().RunAsync(id, seen, default), roles);
    }

    private static async Task ApprovedAsync(Desk desk)
    {
        (await ApproveAsync(desk, desk.Approver, (await AskedAsync(desk)).Hash)).ShouldBeOfType<PostDone>();
        await desk.RunJobsAsync();
    }

    private static Task<PostOutcome> SettleAsync(Desk desk, Guid post, Guid edit, EditWord word, string why = "") =>
        desk.As(desk.Author, s => s.GetRequiredService<SettleAmended>().RunAsync(post, edit, word, why, default));

    private static Task<Delivery> OutOf(Desk desk, Guid channel) => desk.Look(db => db.Deliveries.AsNoTracking().SingleAsync(d => d.ChannelId == channel && d.OwnerKind == Post.Kind));

    /// <summary>What of the post's history is about corrections, in its order.</summary>
    private static async Task<List<PostAct>> ActsAsync(Desk desk, Guid post) =>
        (await desk.Look(db => db.PostChanges.Where(c => c.PostId == post && c.Act >= PostAct.CorrectionProposed).OrderBy(c => c.At).ThenBy(c => c.Id).Select(c => c.Act).ToListAsync()));
}
