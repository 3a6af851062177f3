// Puts a post into the next free slot of its category and says what came of it, for the pages that offer that.
using Folkmoot.Publishing.Plan.Categories;
using Folkmoot.Web;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing.Plan.Pages;

internal sealed class SlotNotices(PutInSlot put, LoadPost load, Notices notices, Texts texts, PageContext page)
{
    public async Task PutAsync(Guid postId, CancellationToken cancellationToken)
    {
        switch (await put.RunAsync(postId, cancellationToken))
        {
            case Saved saved:
                var due = (await load.FindAsync(postId, cancellationToken))?.Post.DueAt;
                notices.Success(texts["publishing.slot.done", due is { } at ? LocalTimes.Write(at, page.TimeZone, "full") : ""]);
                if (saved.ApprovalVoided)
                {
                    notices.Warning(texts["publishing.compose.voided"]);
                }

                break;
            case NoSlot no:
                notices.Warning(texts[no.TextKey]);
                break;
            case NotSaved faults:
                notices.Warning(ProblemTexts.Write(texts, faults.Problems[0], page.TimeZone));
                break;
            default:
                notices.Warning(texts["publishing.post.notNow"]);
                break;
        }
    }
}
