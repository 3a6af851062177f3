// Which of the acts on a post endpoints outside are told of, and as what. Pure; PostLog.cs tells.
using Folkmoot.Channels.Hooks;

namespace Folkmoot.Publishing;

internal static class PostFacts
{
    /// <summary>Null for what concerns nobody outside.</summary>
    public static string? EventOf(PostAct act) => act switch
    {
        PostAct.Created => HookEvents.PostCreated,
        PostAct.Edited or PostAct.ChangedAfterApproval => HookEvents.PostChanged,
        PostAct.Submitted => HookEvents.PostSubmitted,
        PostAct.Approved or PostAct.ApprovedOutside => HookEvents.PostStepDecided,
        PostAct.Returned or PostAct.ReturnedOutside => HookEvents.PostReturned,
        PostAct.Withdrawn => HookEvents.PostWithdrawn,
        PostAct.Published => HookEvents.PostPublished,
        PostAct.PartlyPublished => HookEvents.PostPartlyPublished,
        PostAct.NotPublished => HookEvents.PostFailed,
        _ => null,
    };
}
