// Renews every page when the agency changes its name, time zone or language.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard;

internal sealed class RenewFace(StoreDb db, TimeProvider clock) : IHandle<AgencyChanged>
{
    public async Task<Next> HandleAsync(AgencyChanged job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Noticeboards.ExecuteUpdateAsync(
            s => s.SetProperty(b => b.Version, b => b.Version + 1).SetProperty(b => b.ChangedAt, now).SetProperty(b => b.FaceChangedAt, now), cancellationToken);
        return Next.Done;
    }
}
