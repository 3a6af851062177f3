// The rights that pages and endpoints name. Which role has which is decided in one place: Accounts/Rights.cs.
namespace Folkmoot.Web;

internal static class Right
{
    /// <summary>See posts, calendar and results.</summary>
    public const string PostsRead = "posts.read";

    /// <summary>Write, change, schedule and withdraw posts.</summary>
    public const string PostsWrite = "posts.write";

    /// <summary>Approve or return other people's posts.</summary>
    public const string PostsApprove = "posts.approve";

    /// <summary>Read conversations.</summary>
    public const string InboxRead = "inbox.read";

    /// <summary>Assign, note, answer, close and reopen conversations.</summary>
    public const string InboxAnswer = "inbox.answer";

    /// <summary>See mentions and the dashboard.</summary>
    public const string ListeningRead = "listening.read";

    /// <summary>Sources and imports of mentions.</summary>
    public const string ListeningManage = "listening.manage";

    /// <summary>See connected channels and their health.</summary>
    public const string ChannelsRead = "channels.read";

    /// <summary>Connect, pause and disconnect channels; settle deliveries that need a person.</summary>
    public const string ChannelsManage = "channels.manage";

    /// <summary>Which programs outside are told of posts, and what was sent to them.</summary>
    public const string WebhooksManage = "webhooks.manage";

    /// <summary>The agency, its people and their roles.</summary>
    public const string AgencyManage = "agency.manage";

    /// <summary>Audit trail and decision log.</summary>
    public const string AuditRead = "audit.read";

    /// <summary>What waits and dead letters.</summary>
    public const string WorkRead = "work.read";

    /// <summary>Retry and discard dead letters.</summary>
    public const string WorkManage = "work.manage";

    /// <summary>One's own profile, sessions and second factor: everybody who is signed in.</summary>
    public const string OwnAccount = "account.own";
}
