// Writing posts, having them approved, and following them out: compose, calendar, approvals, results.
using System.CommandLine;
using Folkmoot.Channels;
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Holds;
using Folkmoot.Publishing.Pages;
using Folkmoot.Publishing.Plan;
using Folkmoot.Publishing.Plan.Categories;
using Folkmoot.Publishing.Plan.Imports;
using Folkmoot.Publishing.Plan.Moves;
using Folkmoot.Publishing.Plan.Pages;
using Folkmoot.Publishing.Plan.Recurring;
using Folkmoot.Publishing.Policies;
using Folkmoot.Publishing.PublicApi;
using Folkmoot.Publishing.Engagement;
using Folkmoot.Publishing.Revisions;
using Folkmoot.Publishing.Snippets;
using Folkmoot.Publishing.Suggestions;
using Folkmoot.Web;
using Folkmoot.Work;

namespace Folkmoot.Publishing;

internal sealed class PublishingModule : IModule
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<LoadPost>();
        services.AddScoped<PostLog>();
        services.AddScoped<VoidApproval>();
        services.AddScoped<SavePost>();
        services.AddScoped<KeepRevision>();
        services.AddScoped<FindRevisions>();
        services.AddScoped<RestoreRevision>();
        services.AddScoped<FindSnippets>();
        services.AddScoped<SaveSnippet>();
        services.AddScoped<RemoveSnippet>();
        services.AddScoped<MarkSuggestions>();
        services.AddScoped<FindSuggestions>();
        services.AddScoped<SettleSuggestions>();
        services.AddScoped<SubmitPost>();
        services.AddScoped<ApprovePost>();
        services.AddScoped<ReturnPost>();
        services.AddScoped<WithdrawPost>();
        services.AddScoped<ResumePost>();
        services.AddScoped<DuplicatePost>();
        services.AddScoped<DeleteDraft>();
        services.AddScoped<UploadImage>();
        services.AddScoped<FindPosts>();
        services.AddScoped<ViewPost>();
        services.AddScoped<SuggestForPost>();
        services.AddScoped<AssistCompose>();
        services.AddScoped<TakeImages>();
        services.AddScoped<LookOver>();
        services.AddScoped<CheckClaims>();
        services.AddScoped<ReadPolicy>();
        services.AddScoped<CheckPolicy>();
        services.AddScoped<SavePostingPolicy>();
        services.AddScoped<FindHolds>();
        services.AddScoped<WakeHeld>();
        services.AddScoped<AddBlackout>();
        services.AddScoped<EndBlackout>();
        services.AddScoped<RequestRelease>();
        services.AddScoped<ConfirmRelease>();
        services.AddScoped<ReadCircle>();
        services.AddScoped<ReadChains>();
        services.AddScoped<SaveChains>();
        services.AddScoped<OpenSteps>();
        services.AddScoped<ReadStanding>();
        services.AddScoped<ReleasePost>();
        services.AddScoped<AskExternal>();
        services.AddScoped<RevokeExternal>();
        services.AddScoped<DecideExternal>();
        services.AddSingleton<ReviewToken>();
        services.AddSingleton<OpenReview>();
        services.AddScoped<FindWaiting>();
        services.AddHandler<Escalate, EscalateDue>();
        services.AddSchedule("Publishing.Escalate", TimeSpan.FromMinutes(5), () => new EscalateDue());
        services.AddScoped<SaveFact>();
        services.AddScoped<RemoveFact>();
        services.AddScoped<SaveCampaign>();
        services.AddScoped<FindCampaigns>();
        services.AddScoped<FilePost>();
        services.AddScoped<FindClashes>();
        services.AddScoped<SavePlanSettings>();
        services.AddScoped<MovePost>();
        services.AddScoped<FindCategories>();
        services.AddScoped<SaveCategory>();
        services.AddScoped<SaveSlot>();
        services.AddScoped<RemoveSlot>();
        services.AddScoped<PauseCategory>();
        services.AddScoped<PutInSlot>();
        services.AddScoped<MoveInQueue>();
        services.AddScoped<SlotNotices>();
        services.AddScoped<FindRecurring>();
        services.AddScoped<SaveRecurring>();
        services.AddScoped<ChangeDays>();
        services.AddHandler<FindDueOccurrences, OccurrencesDue>();
        services.AddHandler<MakeOccurrence, OccurrenceDue>();
        services.AddHandler<SubmitOccurrence, SubmitDue>();
        services.AddSchedule("Publishing.Recurring", TimeSpan.FromMinutes(15), () => new OccurrencesDue());
        services.AddScoped<CheckImport>();
        services.AddScoped<ImportPosts>();
        services.AddScoped<UndoImport>();
        services.AddScoped<FindResults>();
        services.AddScoped<FindBestTimes>();
        services.AddScoped<ReadPostResults>();
        services.AddScoped<AnswerGone>();
        services.AddHandler<OnGone, DeliveryGone>(when: f => f.OwnerKind == Post.Kind);
        services.AddSingleton(new MenuEntry("publishing.results.title", "/posts/results", Right.PostsRead, 24));
        services.AddScoped<ReadPostResource>();
        services.AddScoped<OnceOnly>();
        services.AddSingleton<Refusals>();
        services.AddHandler<ForgetRequests, ForgetRequestsDue>();
        services.AddSchedule("Publishing.ForgetRequests", TimeSpan.FromDays(1), () => new ForgetRequestsDue());
        Description.Add(services);
        services.AddScoped<ISendGuard, SendGuard>();
        services.AddHandlerTogether<OnSettled, DeliverySettled>(when: f => f.OwnerKind == Post.Kind);
        services.AddSingleton(new MenuEntry("publishing.menu.posts", "/posts", Right.PostsRead, 20));
        services.AddSingleton(new MenuEntry("publishing.menu.calendar", "/calendar", Right.PostsRead, 21));
        services.AddSingleton(new MenuEntry("publishing.menu.campaigns", "/campaigns", Right.PostsRead, 21));
        services.AddSingleton(new MenuEntry("publishing.menu.categories", "/plan/categories", Right.PostsRead, 21));
        services.AddSingleton(new MenuEntry("publishing.menu.recurring", "/plan/recurring", Right.PostsRead, 21));
        services.AddSingleton(new MenuEntry("publishing.menu.snippets", "/posts/snippets", Right.PostsWrite, 23));
        services.AddSingleton(new MenuEntry("publishing.menu.approvals", "/approvals", Right.PostsApprove, 22));
        services.AddSingleton(new MenuEntry("publishing.menu.facts", "/agency/facts", Right.AgencyManage, 912));
        services.AddSingleton(new MenuEntry("publishing.menu.policy", "/agency/policy", Right.AgencyManage, 913));
        services.AddSingleton(new MenuEntry("publishing.menu.chains", "/agency/approval-chains", Right.AgencyManage, 913));
        services.AddSingleton(new MenuEntry("publishing.menu.translations", "/agency/translations", Right.AgencyManage, 913));
        services.AddSingleton(new MenuEntry("publishing.menu.blackouts", "/agency/blackouts", Right.AgencyManage, 914));
        services.AddSingleton(new MenuEntry("publishing.menu.planning", "/agency/planning", Right.AgencyManage, 915));
    }

    public void Map(WebApplication app)
    {
        Api.Map(app);
        ImportFiles.Map(app);
        ResultActs.Map(app);
        ResultsApi.Map(app);
        PostsApi.Map(app);
        WebhooksApi.Map(app);
        MediaApi.Map(app);
        Description.Map(app);
    }

    public IEnumerable<Command> Commands(CommandHost host) => [CheckPostCommand.Create()];
}
