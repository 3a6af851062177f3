// Looks at every agency's channels and at deliveries that need a person, for `folkmoot check`.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed class CheckChannels(StoreDb db, NetworkCatalogue networks, Texts texts, TimeProvider clock) : ICheck
{
    public string Name => "channels";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(bool fix, CancellationToken cancellationToken)
    {
        // The check is the operator's and looks at every agency.
        var broken = await db.Channels.IgnoreQueryFilters().AsNoTracking().Where(c => c.State == ChannelState.NeedsReconnect)
            .Join(db.Agencies, c => c.AgencyId, a => a.Id, (c, a) => new { Agency = a.Name, c.Name, c.LastError })
            .OrderBy(c => c.Agency).ThenBy(c => c.Name).ToListAsync(cancellationToken);
        var review = await db.Deliveries.IgnoreQueryFilters().CountAsync(d => d.State == DeliveryState.NeedsReview, cancellationToken);
        var lines = broken.ConvertAll(c => new CheckLine(
            false, $"{c.Agency}: {c.Name} is refused by its network: {texts.ResolveEnglish(c.LastError ?? "")}", "an administrator connects it again under Channels"));
        if (review > 0)
        {
            lines.Add(new CheckLine(false, $"{review} deliveries need a person", "somebody with the right settles them under Deliveries"));
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var used = await db.Channels.IgnoreQueryFilters().Where(c => c.State != ChannelState.Off).Select(c => c.Network).Distinct().OrderBy(name => name).ToListAsync(cancellationToken);
        lines.AddRange(used.Select(name => networks.Find(name)?.Rules?.VersionWarning(today)).OfType<Reason>()
            .Select(warning => new CheckLine(false, texts.ResolveEnglish(warning.ToStored()), "install a newer Folkmoot")));
        return lines.Count > 0 ? lines : [new CheckLine(true, "all connected, nothing waits for a person")];
    }
}
