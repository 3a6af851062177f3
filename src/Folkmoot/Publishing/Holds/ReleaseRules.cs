// Who may ask for the emergency release of a held post, who may confirm it, and whether one holds. Pure.
namespace Folkmoot.Publishing.Holds;

/// <summary>Why not. The name is the end of its text key.</summary>
internal enum ReleaseBar
{
    /// <summary>Their role does not include it.</summary>
    NoRight,

    /// <summary>Nothing holds the post.</summary>
    NotHeld,

    /// <summary>Somebody has asked for it already; another person must confirm.</summary>
    AskedAlready,

    /// <summary>Nobody has asked for it, or the post was changed since.</summary>
    NotAsked,

    /// <summary>They asked for it themselves.</summary>
    SamePerson,

    /// <summary>They wrote or changed the post.</summary>
    WroteIt,

    /// <summary>The post is not what was on their screen.</summary>
    ChangedMeanwhile,
}

internal static class ReleaseRules
{
    /// <summary>Null: they may ask.</summary>
    /// <param name="open">A request that is neither confirmed nor void.</param>
    /// <param name="seen">Hash of what they saw; null where they only ask whether they might.</param>
    public static ReleaseBar? ToAsk(bool mayAct, bool isHeld, EmergencyRelease? open, string hash, string? seen) =>
        !mayAct ? ReleaseBar.NoRight
        : !isHeld ? ReleaseBar.NotHeld
        : open?.Hash == hash ? ReleaseBar.AskedAlready
        : seen is not null && seen != hash ? ReleaseBar.ChangedMeanwhile
        : null;

    /// <summary>Null: they may confirm.</summary>
    /// <param name="writers">Everybody who created or changed the post, its author among them.</param>
    public static ReleaseBar? ToConfirm(bool mayApprove, bool isHeld, EmergencyRelease? open, Guid person, IReadOnlySet<Guid> writers, string hash, string? seen) =>
        !mayApprove ? ReleaseBar.NoRight
        : !isHeld ? ReleaseBar.NotHeld
        : open?.Hash != hash ? ReleaseBar.NotAsked
        : open.RequestedBy == person ? ReleaseBar.SamePerson
        : writers.Contains(person) ? ReleaseBar.WroteIt
        : seen is not null && seen != hash ? ReleaseBar.ChangedMeanwhile
        : null;

    /// <summary>Whether two people released exactly this.</summary>
    public static bool Holds(EmergencyRelease release, string hash) => release is { ConfirmedBy: { } second, VoidedAt: null } && second != release.RequestedBy && release.Hash == hash;
}
