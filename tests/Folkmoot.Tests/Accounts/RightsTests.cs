// The table of roles and rights, as the program decides and as people read it.
using Folkmoot.Accounts;
using Folkmoot.Web;

namespace Folkmoot.Tests.Accounts;

public sealed class RightsTests
{
    [Fact]
    public void Every_right_is_somebodys() => RightsMatrix.Rows.Where(r => r.Roles.Count == 0).ShouldBeEmpty();

    [Fact]
    public void Every_right_and_every_role_can_be_read_by_people()
    {
        var texts = Texts.Load(typeof(Texts).Assembly);
        RightsMatrix.All.Select(r => "accounts.right." + r).Concat(RoleNames.All.Select(RoleNames.TextKey)).Concat(RoleNames.All.Select(r => RoleNames.TextKey(r) + ".what"))
            .Where(k => !texts.ContainsKey(k)).ShouldBeEmpty();
    }

    [Fact]
    public void Only_administrators_manage_the_agency_and_they_approve_nothing()
    {
        Roles(Right.AgencyManage).ShouldBe([Role.Administrator]);
        Roles(Right.PostsApprove).ShouldNotContain(Role.Administrator);
        Roles(Right.PostsApprove).ShouldNotContain(Role.Author);
    }

    [Fact]
    public void An_auditor_changes_nothing() =>
        Rights.Of([Role.Auditor]).ShouldBe(
            [Right.OwnAccount, Right.PostsRead, Right.ListeningRead, Right.AuditRead, Right.InboxRead, Right.ChannelsRead, Right.WorkRead], ignoreOrder: true);

    [Fact]
    public void Several_roles_add_up() => Rights.Of([Role.Author, Role.Approver]).ShouldBe(Rights.Of([Role.Author]).Union(Rights.Of([Role.Approver])), ignoreOrder: true);

    [Fact]
    public void Whoever_works_for_no_agency_has_but_their_own_account() => Rights.Outside.ShouldBe([Right.OwnAccount]);

    private static List<Role> Roles(string right) => [.. RightsMatrix.Rows.Single(r => r.Right == right).Roles];
}
