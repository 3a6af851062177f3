// Which corrections may be asked for, and who may approve them. Pure.
namespace Folkmoot.Noticeboard.Corrections;

internal static class CorrectionRules
{
    /// <summary>Key of what is wrong with it; null for nothing.</summary>
    public static string? Fault(NoticeboardPost post, string? title, string text) =>
        text.Length == 0 ? "noticeboard.correction.empty"
        : text == post.Text && title == post.Title ? "noticeboard.correction.same"
        : title?.Length > NoticeboardPost.TitleMax || NoticeText.Measure(text).Excess is not null ? "noticeboard.correction.long"
        : null;

    /// <summary>As with a post: nobody lets their own words out alone.</summary>
    public static string? Fault(Correction correction, NoticeboardPost post, Guid approver) =>
        correction.State != CorrectionState.Waiting || post.WithdrawnAt is not null ? "noticeboard.correction.settled"
        : correction.ProposedBy == approver ? "noticeboard.correction.own"
        : correction.Before != post.Text ? "noticeboard.correction.changed"
        : null;
}
