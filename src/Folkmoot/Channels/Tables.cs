// The tables of this module.
using Folkmoot.Channels;
using Folkmoot.Channels.Consent;
using Folkmoot.Channels.Costs;
using Folkmoot.Channels.Editing;
using Folkmoot.Channels.Hooks;
using Folkmoot.Channels.Engagement;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Storage;

internal abstract partial class StoreDb
{
    public DbSet<Channel> Channels => Set<Channel>();

    public DbSet<AgencyApp> AgencyApps => Set<AgencyApp>();

    public DbSet<ConsentRequest> ConsentRequests => Set<ConsentRequest>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<DeliveryAttempt> DeliveryAttempts => Set<DeliveryAttempt>();

    public DbSet<CostEntry> CostEntries => Set<CostEntry>();

    public DbSet<DeliveryEdit> DeliveryEdits => Set<DeliveryEdit>();

    public DbSet<DeliveryResult> DeliveryResults => Set<DeliveryResult>();

    public DbSet<ResultPoint> ResultPoints => Set<ResultPoint>();

    public DbSet<MediaFile> MediaFiles => Set<MediaFile>();

    public DbSet<HookEndpoint> HookEndpoints => Set<HookEndpoint>();

    public DbSet<HookFact> HookFacts => Set<HookFact>();

    public DbSet<HookMessage> HookMessages => Set<HookMessage>();
}
