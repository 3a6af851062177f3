// A communications desk on a real store for tests: an agency, its people and channels, a clock, and far ends that do as told.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

internal sealed class Desk : IAsyncDisposable
{
    public const string Zone = "America/New_York";
    private readonly TestHouse _house;
    private TestPerson _author = null!;
    private TestPerson _approver = null!;
    private TestPerson _second = null!;

    private Desk(TestHouse house, EditablePaper paper, PaperNetwork board) => (_house, Paper, Board) = (house, paper, board);

    public FakeClock Clock => _house.Clock;

    public EditablePaper Paper { get; }

    public PaperNetwork Board { get; }

    public Guid Author => _author.Id;

    public Guid Approver => _approver.Id;

    /// <summary>Another approver.</summary>
    public Guid Second => _second.Id;

    public Guid PaperChannel { get; private set; }

    public Guid BoardChannel { get; private set; }

    /// <param name="threads">Whether the paper sends parts one beneath the other.</param>
    public static async Task<Desk> OpenAsync(Engine engine, bool threads = false)
    {
        var (paper, board) = (new EditablePaper("paper", 300) { Limits = new(300, 4, 1_000_000, 1_000, ["image/png", "image/jpeg"], CanRead: false, CanSend: true, CanReply: false, HasThreads: threads) }, new PaperNetwork("board", 20_000) { Limits = new(20_000, 4, 1_000_000, 1_000, ["image/png", "image/jpeg"], CanRead: false, CanSend: true, CanReply: true) });
        var house = await TestHouse.OpenAsync(engine, services => services.AddSingleton<INetwork>(paper).AddSingleton<INetwork>(board));
        var desk = new Desk(house, paper, board);
        var agency = await house.AnAgencyAsync(timeZone: Zone);
        desk._author = await house.APersonAsync(agency, Role.Author);
        desk._approver = await house.APersonAsync(agency, Role.Approver);
        desk._second = await house.APersonAsync(agency, Role.Approver);
        desk.PaperChannel = await desk.AChannelAsync("paper");
        desk.BoardChannel = await desk.AChannelAsync("board");
        return desk;
    }

    /// <summary>Runs something as the author or the approver, with other roles where they are given, in a scope of its own.</summary>
    public Task<T> As<T>(Guid person, Func<IServiceProvider, Task<T>> act, params Role[] roles)
    {
        var own = person == Approver ? _approver : person == Second ? _second : _author;
        return _house.AsAsync(roles.Length > 0 ? own with { Roles = roles } : own, act);
    }

    /// <summary>Does something as the house itself, on behalf of no agency.</summary>
    public Task<T> InHouse<T>(Func<IServiceProvider, Task<T>> act) => _house.InAsync(Guid.Empty, act);

    public Task<T> Look<T>(Func<StoreDb, Task<T>> read) => As(Author, services => read(services.GetRequiredService<StoreDb>()));

    public Task<PostState> StateOf(Guid post) => Look(db => db.Posts.Where(p => p.Id == post).Select(p => p.State).SingleAsync());

    public Task<SaveOutcome> Save(PostDraft draft, Guid? post = null, int version = 1, Guid? person = null, params Role[] roles) => As(
        person ?? Author, services => services.GetRequiredService<SavePost>().RunAsync(new SaveRequest(post, version, draft), CancellationToken.None), roles);

    public Task<PostOutcome> Submit(Guid post) =>
        As(Author, services => services.GetRequiredService<SubmitPost>().RunAsync(post, CancellationToken.None));

    /// <summary>Approves what is stored now.</summary>
    public Task<PostOutcome> Approve(Guid post, Guid? person = null, params Role[] roles) => As(person ?? Approver, async services =>
    {
        var seen = await services.GetRequiredService<LoadPost>().FindAsync(post, CancellationToken.None);
        return await services.GetRequiredService<ApprovePost>().RunAsync(new ApproveRequest(post, seen!.Hash), CancellationToken.None);
    }, roles);

    public Task<PostOutcome> Resume(ResumeRequest request) =>
        As(Author, services => services.GetRequiredService<ResumePost>().RunAsync(request, CancellationToken.None));

    public async Task<Guid> ADraft(PostDraft? draft = null) => (await Save(draft ?? Draft())).ShouldBeOfType<Saved>().PostId;

    public async Task<Guid> APostInReview(PostDraft? draft = null)
    {
        var post = await ADraft(draft);
        (await Submit(post)).ShouldBeOfType<PostDone>();
        return post;
    }

    public async Task<Guid> AnApprovedPost(PostDraft? draft = null)
    {
        var post = await APostInReview(draft);
        (await Approve(post)).ShouldBeOfType<PostDone>();
        return post;
    }

    /// <summary>A post for both channels, due at ten in the morning of the agency on the day after the clock's.</summary>
    public PostDraft Draft() => new(
        "Ferry", "The ferry runs again from Tuesday.", ["en"], [PaperChannel, BoardChannel], [], [], new DateTime(2026, 3, 3, 10, 0, 0), null);

    public async Task<MediaFacts> AnImage(byte shade = 1) => (await As(Author, services => services.GetRequiredService<UploadImage>()
        .RunAsync(new UploadRequest("map.png", Pixels.Png(40, 30, shade).Length, () => new MemoryStream(Pixels.Png(40, 30, shade))), CancellationToken.None)))
        .ShouldBeOfType<Uploaded>().Media;

    public Task RunJobsAsync() => _house.RunDueJobsAsync();

    /// <summary>What falls due within that time, ready to go.</summary>
    public Task<IReadOnlyList<PreparedJobs>> PrepareAsync(TimeSpan ahead) => _house.PrepareAsync(ahead);

    public async Task GoToDueTimeAsync()
    {
        Clock.AdvanceTo(new DateTimeOffset(2026, 3, 3, 15, 0, 1, TimeSpan.Zero));
        await RunJobsAsync();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Task<Guid> AChannelAsync(string network) => As(Author, async services =>
    {
        var db = services.GetRequiredService<StoreDb>();
        var channel = new Channel
        {
            Id = Guid.CreateVersion7(Clock.GetUtcNow()),
            Network = network,
            Name = network,
            Settings = services.GetRequiredService<Folkmoot.Channels.Secrets>().Protect(new Dictionary<string, string>()),
            CreatedAt = Clock.GetUtcNow(),
        };
        db.Channels.Add(channel);
        await db.SaveChangesAsync();
        return channel.Id;
    });
}
