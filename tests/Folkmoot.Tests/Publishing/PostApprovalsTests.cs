// Who may decide about a post.
using Folkmoot.Publishing;

namespace Folkmoot.Tests.Publishing;

public sealed class PostApprovalsTests
{
    private static readonly Guid Author = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Editor = Guid.Parse("00000000-0000-7000-8000-000000000002");
    private static readonly Guid Approver = Guid.Parse("00000000-0000-7000-8000-000000000003");
    private static readonly HashSet<Guid> Writers = [Author, Editor];

    [Fact]
    public void Somebody_else_may_approve() => Bar(Approver).ShouldBeNull();

    [Fact]
    public void Approver_cannot_be_the_author() => Bar(Author).ShouldBe(ApprovalBar.IsAuthor);

    [Fact]
    public void Approver_cannot_be_anybody_who_edited_it() => Bar(Editor).ShouldBe(ApprovalBar.HasEdited);

    [Fact]
    public void Approver_needs_the_right() => Bar(Approver, mayApprove: false).ShouldBe(ApprovalBar.NoRight);

    [Fact]
    public void What_changed_after_it_was_opened_cannot_be_approved() => Bar(Approver, seen: "older").ShouldBe(ApprovalBar.ChangedMeanwhile);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(10)]
    public void Only_a_post_in_review_can_be_approved(int state) => Bar(Approver, (PostState)state).ShouldBe(ApprovalBar.NotInReview);

    private static ApprovalBar? Bar(Guid person, PostState state = PostState.InReview, bool mayApprove = true, string? seen = "now") =>
        PostApprovals.Bar(new Post { AuthorId = Author, State = state, Languages = ["en"], TimeZone = "UTC" }, person, mayApprove, Writers, "now", seen);
}
