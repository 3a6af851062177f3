// The tables of this module.
using Folkmoot.Publishing.Amendments;
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Holds;
using Folkmoot.Publishing.Library.Imaging;
using Folkmoot.Publishing.Library;
using Folkmoot.Publishing.Links;
using Folkmoot.Publishing.Plan.Categories;
using Folkmoot.Publishing.Plan.Feeds;
using Folkmoot.Publishing.Plan.Imports;
using Folkmoot.Publishing.Plan.Recurring;
using Folkmoot.Publishing.Plan;
using Folkmoot.Publishing.Policies;
using Folkmoot.Publishing.PublicApi;
using Folkmoot.Publishing.Revisions;
using Folkmoot.Publishing.Snippets;
using Folkmoot.Publishing.Suggestions;
using Folkmoot.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Storage;

internal abstract partial class StoreDb
{
    public DbSet<Post> Posts => Set<Post>();

    public DbSet<PostTarget> PostTargets => Set<PostTarget>();

    public DbSet<PostVersion> PostVersions => Set<PostVersion>();

    public DbSet<PostImage> PostImages => Set<PostImage>();

    public DbSet<LibraryItem> LibraryItems => Set<LibraryItem>();

    public DbSet<ConsentProof> ConsentProofs => Set<ConsentProof>();

    public DbSet<Thumbnail> Thumbnails => Set<Thumbnail>();

    public DbSet<PictureReading> PictureReadings => Set<PictureReading>();

    public DbSet<Snippet> Snippets => Set<Snippet>();

    public DbSet<PostRevision> PostRevisions => Set<PostRevision>();

    public DbSet<PostSuggestion> PostSuggestions => Set<PostSuggestion>();

    public DbSet<Approval> Approvals => Set<Approval>();

    public DbSet<PostChange> PostChanges => Set<PostChange>();

    public DbSet<AgencyFact> AgencyFacts => Set<AgencyFact>();

    public DbSet<BlackoutPeriod> BlackoutPeriods => Set<BlackoutPeriod>();

    public DbSet<EmergencyRelease> EmergencyReleases => Set<EmergencyRelease>();

    public DbSet<PolicyVersion> PostingPolicies => Set<PolicyVersion>();

    public DbSet<ChainVersion> ApprovalChains => Set<ChainVersion>();

    public DbSet<PostStep> PostSteps => Set<PostStep>();

    public DbSet<ExternalRequest> ExternalRequests => Set<ExternalRequest>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<PostCategory> PostCategories => Set<PostCategory>();

    public DbSet<CategorySlot> CategorySlots => Set<CategorySlot>();

    public DbSet<QueuePlace> QueuePlaces => Set<QueuePlace>();

    public DbSet<RecurringPost> RecurringPosts => Set<RecurringPost>();

    public DbSet<PostOccurrence> PostOccurrences => Set<PostOccurrence>();

    public DbSet<PostFeed> PostFeeds => Set<PostFeed>();

    public DbSet<FeedEntry> FeedEntries => Set<FeedEntry>();

    public DbSet<PlanSettings> PlanSettings => Set<PlanSettings>();

    public DbSet<PostImport> PostImports => Set<PostImport>();

    public DbSet<ImportedRow> ImportedRows => Set<ImportedRow>();

    public DbSet<ShortLink> ShortLinks => Set<ShortLink>();

    public DbSet<ShortLinkDay> ShortLinkDays => Set<ShortLinkDay>();

    public DbSet<Amendment> Amendments => Set<Amendment>();

    public DbSet<IdempotentRequest> IdempotentRequests => Set<IdempotentRequest>();
}
