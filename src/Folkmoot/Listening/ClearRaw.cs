// Clears away raw records whose mention is long stored: they hold people's words a second time.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Listening;

internal sealed record ClearRawDue;

internal sealed class ClearRaw(StoreDb db, TimeProvider clock, IOptions<ListeningOptions> options) : IHandle<ClearRawDue>
{
    public async Task<Next> HandleAsync(ClearRawDue job, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.KeepRawDays);
        // Every agency's: the retention is the installation's. Dead letters stay until a person has looked.
        await db.RawEvents.IgnoreQueryFilters().Where(r => r.DoneAt < before).ExecuteDeleteAsync(cancellationToken);
        return Next.Done;
    }
}
