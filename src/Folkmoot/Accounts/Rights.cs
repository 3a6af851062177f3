// The one place that says which role may do what.
using Folkmoot.Web;

namespace Folkmoot.Accounts;

/// <summary>What somebody is in an agency. Stored by number: never renumber.</summary>
internal enum Role
{
    Author = 1,
    Approver = 2,
    Agent = 3,
    EmergencyManager = 4,
    Analyst = 5,
    Auditor = 6,
    Administrator = 7,
}

internal static class Rights
{
    private static readonly string[] Everybody = [Right.OwnAccount, Right.PostsRead, Right.ListeningRead];

    /// <summary>What remains to somebody who is signed in and works for no agency.</summary>
    public static readonly IReadOnlySet<string> Outside = new HashSet<string>(StringComparer.Ordinal) { Right.OwnAccount };

    private static readonly Dictionary<Role, string[]> ByRole = new()
    {
        [Role.Author] = [Right.PostsWrite, Right.ChannelsRead, Right.InboxRead],
        [Role.Approver] = [Right.PostsApprove, Right.ChannelsRead, Right.InboxRead],
        [Role.Agent] = [Right.InboxRead, Right.InboxAnswer],
        [Role.EmergencyManager] = [Right.PostsWrite, Right.PostsApprove, Right.InboxRead, Right.InboxAnswer, Right.ChannelsRead, Right.WorkRead],
        [Role.Analyst] = [Right.ListeningManage, Right.InboxRead],
        [Role.Auditor] = [Right.AuditRead, Right.InboxRead, Right.ChannelsRead, Right.WorkRead],
        [Role.Administrator] =
        [
            Right.AgencyManage, Right.WebhooksManage, Right.ChannelsRead, Right.ChannelsManage, Right.AuditRead, Right.WorkRead, Right.WorkManage, Right.ListeningManage,
            Right.InboxRead,
        ],
    };

    /// <summary>Everything that the roles together allow.</summary>
    public static IReadOnlySet<string> Of(IEnumerable<Role> roles)
    {
        var rights = roles.SelectMany(r => ByRole[r]).ToHashSet(StringComparer.Ordinal);
        rights.UnionWith(Everybody);
        return rights;
    }
}
