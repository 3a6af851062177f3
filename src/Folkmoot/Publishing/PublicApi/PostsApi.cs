// The public API for posts: what the pages do, for programs with a key. Thin: each endpoint calls the use case that the page calls.
using System.ComponentModel;
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Web;

namespace Folkmoot.Publishing.PublicApi;

internal static class PostsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("Posts");
        api.MapGet("/channels", ChannelsAsync).Needs(Right.ChannelsRead).WithName("ListChannels").WithSummary("The agency's channels.").Produces<IReadOnlyList<ChannelResource>>().RefusesReads();
        api.MapGet("/posts", ListAsync).Needs(Right.PostsRead).WithName("ListPosts").WithSummary("Posts, latest change first, 25 a page.")
            .Produces<PostPage>().RefusesReads(StatusCodes.Status400BadRequest);
        api.MapGet("/posts/{id:guid}", ReadAsync).Needs(Right.PostsRead).WithName("ReadPost").WithSummary("A post with how it stands on each channel.")
            .Produces<PostResource>().RefusesReads(StatusCodes.Status404NotFound);
        Write(api.MapPost("/posts", CreateAsync), "CreatePost", "Stores a new draft.", Right.PostsWrite).Produces<PostResource>(StatusCodes.Status201Created);
        Write(api.MapPut("/posts/{id:guid}", ChangeAsync), "ChangePost", "Changes a post; one that was approved needs approval again.", Right.PostsWrite).Produces<PostResource>();
        Write(api.MapPost("/posts/{id:guid}/submit", SubmitAsync), "SubmitPost", "Asks for approval.", Right.PostsWrite).Produces<PostResource>();
        Write(api.MapPost("/posts/{id:guid}/approve", ApproveAsync), "ApprovePost", "Approves exactly what was read; never by somebody who wrote it.", Right.PostsApprove).Produces<PostResource>();
        Write(api.MapPost("/posts/{id:guid}/return", ReturnAsync), "ReturnPost", "Sends a post back to its author with a reason.", Right.PostsApprove).Produces<PostResource>();
        Write(api.MapPost("/posts/{id:guid}/withdraw", WithdrawAsync), "WithdrawPost", "Stops what waits and takes down what is out.", Right.PostsWrite).Produces<PostResource>();
    }

    private static RouteHandlerBuilder Write(RouteHandlerBuilder endpoint, string name, string summary, string right) => endpoint
        .Needs(right).WithName(name).WithSummary(summary).WithMetadata(new IdempotentAttribute()).RefusesWrites();

    private static async Task<IResult> ChannelsAsync(LoadPost load, CancellationToken cancellationToken) =>
        Results.Ok((await load.ChannelsAsync(cancellationToken)).Values.Select(c => new ChannelResource(c.Id, c.Name, c.Handle, c.Network?.Name ?? "", c.CanSend)));

    private static async Task<IResult> ListAsync(
        FindPosts find, Refusals refusals, CancellationToken cancellationToken,
        [Description("Only posts in this state.")] string? state = null,
        [Description("Only posts that go to this channel.")] Guid? channel = null,
        [Description("Only posts with these words in title or text.")] string? words = null,
        [Description("From 1.")] int page = 1)
    {
        var wanted = state is null ? null : ReadPostResource.StateOf(state);
        if (state is not null && wanted is null)
        {
            return refusals.Of(StatusCodes.Status400BadRequest, "publishing.api.state-unknown", state, string.Join(", ", Enum.GetValues<PostState>().Select(ReadPostResource.Word)));
        }

        if (page is < 1 or > 100_000)
        {
            return refusals.Of(StatusCodes.Status400BadRequest, "publishing.api.page-wrong");
        }

        var found = await find.RunAsync(new PostFilter(wanted, channel, words, page), cancellationToken);
        return Results.Ok(new PostPage(
            [.. found.Rows.Select(r => new PostSummary(r.Id, r.Label, ReadPostResource.Word(r.State), r.At, r.ChangedAt, r.Channels))], page, found.More));
    }

    private static async Task<IResult> ReadAsync(Guid id, ReadPostResource read, CancellationToken cancellationToken) =>
        await read.RunAsync(id, cancellationToken) is { } document ? Results.Ok(document) : Results.Problem(statusCode: StatusCodes.Status404NotFound);

    private static Task<IResult> CreateAsync(PostInput input, HttpContext http, ReadPostResource read, OnceOnly once, Refusals refusals, SavePost save, CancellationToken cancellationToken) =>
        once.RunAsync(http, input, null, () => SaveAsync(null, input, read, refusals, save, cancellationToken), id => CreatedAsync(id, read, cancellationToken));

    private static Task<IResult> ChangeAsync(
        Guid id, PostInput input, HttpContext http, ReadPostResource read, OnceOnly once, Refusals refusals, SavePost save, CancellationToken cancellationToken) =>
        once.RunAsync(http, input, id, () => SaveAsync(id, input, read, refusals, save, cancellationToken), done => ReadAsync(done, read, cancellationToken));

    private static Task<IResult> SubmitAsync(Guid id, HttpContext http, ReadPostResource read, OnceOnly once, Refusals refusals, SubmitPost submit, CancellationToken cancellationToken) =>
        ActAsync(id, null, http, read, once, refusals, () => submit.RunAsync(id, cancellationToken), cancellationToken);

    private static Task<IResult> ApproveAsync(
        Guid id, ApproveInput input, HttpContext http, ReadPostResource read, OnceOnly once, Refusals refusals, ApprovePost approve, CancellationToken cancellationToken) =>
        ActAsync(id, input, http, read, once, refusals, () => approve.RunAsync(new ApproveRequest(id, input.Hash), cancellationToken), cancellationToken);

    private static Task<IResult> ReturnAsync(
        Guid id, ReturnInput input, HttpContext http, ReadPostResource read, OnceOnly once, Refusals refusals, ReturnPost giveBack, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > Approval.ReasonMax
            ? Task.FromResult(refusals.Of(StatusCodes.Status422UnprocessableEntity, "publishing.api.reason-wrong", Approval.ReasonMax))
            : ActAsync(id, input, http, read, once, refusals, () => giveBack.RunAsync(new ReturnRequest(id, input.Hash, input.Reason), cancellationToken), cancellationToken);

    private static Task<IResult> WithdrawAsync(
        Guid id, WithdrawInput input, HttpContext http, ReadPostResource read, OnceOnly once, Refusals refusals, WithdrawPost withdraw, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > Approval.ReasonMax
            ? Task.FromResult(refusals.Of(StatusCodes.Status422UnprocessableEntity, "publishing.api.reason-wrong", Approval.ReasonMax))
            : ActAsync(id, input, http, read, once, refusals, () => withdraw.RunAsync(id, input.Reason, cancellationToken), cancellationToken);

    private static Task<IResult> ActAsync(
        Guid id, object? input, HttpContext http, ReadPostResource read, OnceOnly once, Refusals refusals, Func<Task<PostOutcome>> act, CancellationToken cancellationToken) =>
        once.RunAsync(http, input, id, async () => await act() switch
        {
            PostDone done => await ReadAsync(done.PostId, read, cancellationToken),
            // This approval counts, and the posting policy or an approval chain wants more people.
            PostNeedsMore or PostWaitsForOthers => await ReadAsync(id, read, cancellationToken),
            PostMissing => Results.Problem(statusCode: StatusCodes.Status404NotFound),
            PostFaulty faulty => Faulty(refusals, read.Problems(faulty.Problems, await read.ZoneAsync(cancellationToken))),
            PostBarred { Bar: ApprovalBar.NoRight or ApprovalBar.IsAuthor or ApprovalBar.HasEdited or ApprovalBar.HasApproved or ApprovalBar.NotYourTurn } barred => refusals.Of(StatusCodes.Status403Forbidden, $"publishing.bar.{barred.Bar}"),
            PostBarred barred => refusals.Of(StatusCodes.Status409Conflict, $"publishing.bar.{barred.Bar}"),
            PostNotNow notNow => refusals.Of(StatusCodes.Status409Conflict, "publishing.api.not-now", ReadPostResource.Word(notNow.State)),
            _ => refusals.Of(StatusCodes.Status409Conflict, "publishing.api.changed-meanwhile"),
        }, done => ReadAsync(done, read, cancellationToken));

    private static async Task<IResult> SaveAsync(
        Guid? id, PostInput input, ReadPostResource read, Refusals refusals, SavePost save, CancellationToken cancellationToken)
    {
        var zone = await read.ZoneAsync(cancellationToken);
        if (Local(input.DueAt, zone) is not { } due || Local(input.PublishBy, zone) is not { } publishBy
            || Local(input.EmbargoUntil, zone, later: true) is not { } embargo)
        {
            return refusals.Of(StatusCodes.Status422UnprocessableEntity, "publishing.api.time-wrong", zone.Id);
        }

        var draft = new PostDraft(
            input.Title ?? "",
            input.Text ?? "",
            input.Languages ?? [],
            input.Channels ?? [],
            [.. (input.Versions ?? []).Select(v => new ChannelText(v.ChannelId, v.Text ?? ""))],
            [.. (input.Images ?? []).Select(i => new DraftImage(i.MediaId, i.AltText ?? "", i.Exemption, i.Focus))],
            due.Time,
            publishBy.Time,
            Source: input.Source ?? "",
            EmbargoLocal: embargo.Time,
            Labels: input.Labels);
        return await save.RunAsync(new SaveRequest(id, input.Version, draft), cancellationToken) switch
        {
            Saved saved when id is null => await CreatedAsync(saved.PostId, read, cancellationToken),
            Saved saved => await ReadAsync(saved.PostId, read, cancellationToken),
            NotSaved not => Faulty(refusals, read.Problems(not.Problems, zone)),
            SavedByAnother => refusals.Of(StatusCodes.Status409Conflict, "publishing.api.changed-meanwhile"),
            TooLate late => refusals.Of(StatusCodes.Status409Conflict, "publishing.api.not-now", ReadPostResource.Word(late.State)),
            _ => Results.Problem(statusCode: StatusCodes.Status404NotFound),
        };
    }

    private static async Task<IResult> CreatedAsync(Guid id, ReadPostResource read, CancellationToken cancellationToken) =>
        await read.RunAsync(id, cancellationToken) is { } document
            ? Results.Created($"{ApiKeyScheme.PathPrefix}/posts/{id}", document)
            : Results.Problem(statusCode: StatusCodes.Status404NotFound);

    private static IResult Faulty(Refusals refusals, IReadOnlyList<ProblemResource> problems) =>
        refusals.Of(StatusCodes.Status422UnprocessableEntity, "publishing.api.faulty", problems);

    /// <summary>The agency's wall-clock time of an instant; null for one that a wall clock there cannot name: within a minute, or in an hour that comes twice and is not the one taken.</summary>
    /// <param name="later">Of a time that comes twice the later one is taken.</param>
    private static LocalTime? Local(DateTimeOffset? instant, TimeZoneInfo zone, bool later = false)
    {
        if (instant is not { } at)
        {
            return new LocalTime(null);
        }

        if (at.Year is < 1970 or > 2200 || at.UtcTicks % TimeSpan.TicksPerMinute != 0)
        {
            return null;
        }

        var local = WallClock.At(at, zone.Id);
        return WallClock.Resolve(local, zone.Id) switch
        {
            AtInstant same when same.At == at => new LocalTime(local),
            ComesTwice twice when (later ? twice.Later : twice.Earlier) == at => new LocalTime(local),
            _ => null,
        };
    }

    /// <param name="Time">Null where no time was asked for.</param>
    private readonly record struct LocalTime(DateTime? Time);
}
