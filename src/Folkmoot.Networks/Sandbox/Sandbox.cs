// The training network: what it can carry, and how our sending, finding, withdrawing and reading map to its far end.
using System.Globalization;
using System.Net;
using System.Text.Json;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Sandbox;

/// <summary>One class, three networks: they differ in how an unknown outcome can be settled, as real networks do.</summary>
internal sealed class Sandbox(Reconciliation reconciliation, SafeHttp http) : ITellResults, IEdit
{
    public const string Client = "sandbox";

    private const int SearchPages = 20;
    private const int SearchPage = 100;

    private static readonly Verdicts Verdicts = new(
        new Reason("networks.sandbox.the"), SandboxHttp.AccountField, null, SandboxHttp.AddressField, SandboxHttp.Says);

    private readonly SandboxHttp _http = new(http);

    public string Name => reconciliation switch
    {
        Reconciliation.Native => "sandbox",
        Reconciliation.Search => "sandbox-search",
        _ => "sandbox-none",
    };

    public string Title => reconciliation switch
    {
        Reconciliation.Native => "networks.sandbox.title",
        Reconciliation.Search => "networks.sandbox.title.search",
        _ => "networks.sandbox.title.none",
    };

    public bool IsTraining => true;

    public NetworkLimits Limits { get; } = new(
        SandboxText.TextMax,
        SandboxText.ImagesMax,
        SandboxText.ImageBytesMax,
        SandboxText.AltTextMax,
        ["image/png", "image/jpeg", "image/gif", "image/webp"],
        CanRead: true,
        CanSend: true,
        CanReply: true,
        HasThreads: true);

    public Reconciliation Reconciliation => reconciliation;

    public IReadOnlyList<SettingField> Settings { get; } =
    [
        new(SandboxHttp.AccountField, "networks.sandbox.account", Hint: "networks.sandbox.account.hint"),
        new(SandboxHttp.AddressField, "networks.sandbox.address"),
    ];

    public ResultTerms Results { get; } = new(AtOnce: 100, PerReading: 500);

    public TextLength Measure(string text) => SandboxText.Measure(text);

    public async Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        if (SandboxHttp.Wrong(account) is { } wrong)
        {
            return wrong;
        }

        var exchange = await _http.GetAsync(account, "api/posts?limit=1", cancellationToken).ConfigureAwait(false);
        return exchange is not Answer { Succeeded: true } answer ? Verdicts.OfCheck(exchange)
            : SandboxHttp.Read(answer, SandboxJson.Shapes.RecentMessage) is { Posts: not null }
                ? new Works(account[SandboxHttp.AccountField].Trim(), account[SandboxHttp.AccountField].Trim(), null)
                : new Broken(new Reason("networks.sandbox.none-here"), SandboxHttp.AddressField);
    }

    public async Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if (Preflight.Check(this, outgoing) is { } unfit)
        {
            return unfit;
        }

        if (SandboxHttp.Wrong(account) is { } wrong)
        {
            return new Refused(wrong.Reason, wrong.Field);
        }

        var rendered = SandboxHttp.Render(account, outgoing, key, once: reconciliation == Reconciliation.Native);
        var exchange = await _http.PostAsync(account, "api/posts", rendered, cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } answer && SandboxHttp.Read(answer, SandboxJson.Shapes.AcceptedMessage) is { Id: { } id, Url: var url }
            ? new Sent(id, url, null, rendered)
            : Verdicts.OfSend(exchange);
    }

    public Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken) => reconciliation switch
    {
        _ when SandboxHttp.Wrong(account) is { } wrong => Task.FromResult<FindOutcome>(new CannotTell(wrong.Reason)),
        Reconciliation.Native => AskAsync(account, key, cancellationToken),
        Reconciliation.Search => SearchAsync(account, outgoing, since, cancellationToken),
        _ => Task.FromResult<FindOutcome>(new CannotTell(new Reason("networks.sandbox.silent"), Forever: true)),
    };

    public async Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken)
    {
        if (SandboxHttp.Wrong(account) is { } wrong)
        {
            return new NotWithdrawn(wrong.Reason, Final: false);
        }

        var exchange = await _http.DeleteAsync(account, $"api/posts/{Uri.EscapeDataString(externalId)}", cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } or Answer { Status: HttpStatusCode.NotFound } ? new Withdrawn() : Verdicts.OfWithdraw(exchange);
    }

    public async Task<EditOutcome> EditAsync(Account account, string externalId, PostEdit edit, CancellationToken cancellationToken)
    {
        if (Preflight.Check(this, edit.Content) is { } unfit)
        {
            return new NotEdited(unfit.Reason);
        }

        if (SandboxHttp.Wrong(account) is { } wrong)
        {
            return new NotEdited(wrong.Reason, wrong.Field);
        }

        var rendered = JsonSerializer.Serialize(new EditMessage(edit.Content.Text, edit.Note), SandboxJson.Shapes.EditMessage);
        var exchange = await _http.PutAsync(account, $"api/posts/{Uri.EscapeDataString(externalId)}", rendered, cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Succeeded: true } answer => SandboxHttp.Read(answer, SandboxJson.Shapes.AcceptedMessage)?.Id == externalId ? new Edited(rendered) : new EditUnknown(Verdicts.Unreadable),
            Answer { Status: HttpStatusCode.NotFound } => new EditGone(),
            _ => Verdicts.OfEdit(exchange),
        };
    }

    public async Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken)
    {
        if (SandboxHttp.Wrong(account) is { } wrong)
        {
            return new ReadFailed(wrong.Reason, null, CredentialsRefused: false);
        }

        var exchange = await _http.GetAsync(account, $"api/incoming?cursor={Uri.EscapeDataString(cursor ?? "")}", cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } answer && SandboxHttp.Read(answer, SandboxJson.Shapes.IncomingMessage) is { Items: { } items } page
            ? new ReadPage([.. items.Select(SandboxHttp.Incoming).OfType<Incoming>()], page.Cursor, page.More)
            : Verdicts.OfRead(exchange);
    }

    public async Task<ResultsPage> ReadResultsAsync(Account account, IReadOnlyList<string> externalIds, CancellationToken cancellationToken)
    {
        if (SandboxHttp.Wrong(account) is { } wrong)
        {
            return new([], new(wrong.Reason, null, CredentialsRefused: false));
        }

        var exchange = await _http.GetAsync(account, $"api/results?ids={Uri.EscapeDataString(string.Join(',', externalIds))}", cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer || SandboxHttp.Read(answer, SandboxJson.Shapes.ResultsMessage) is not { Posts: { } posts, Gone: { } gone })
        {
            return new([], (ReadFailed)Verdicts.OfRead(exchange));
        }

        return new([
            .. posts.Where(post => post.Id is not null && externalIds.Contains(post.Id)).Select(post => new PostCounted(post.Id!, new(post.Likes, post.Shares, post.Replies, post.Views))),
            .. gone.Where(externalIds.Contains).Select(id => new PostGone(id)),
        ]);
    }

    private async Task<FindOutcome> AskAsync(Account account, Guid key, CancellationToken cancellationToken)
    {
        var exchange = await _http.GetAsync(account, $"api/posts/{key}", cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Status: HttpStatusCode.NotFound } answer when SandboxHttp.Says(answer) is not null => new NotFound(),
            Answer { Succeeded: true } answer when SandboxHttp.Read(answer, SandboxJson.Shapes.AcceptedMessage) is { Id: { } id } found => new Found(id, found.Url, null),
            _ => Verdicts.OfFind(exchange),
        };
    }

    /// <summary>Reads back the account's own posts, newest first, until they are older than the send; only then "not there" is certain.</summary>
    private async Task<FindOutcome> SearchAsync(Account account, Outgoing outgoing, DateTimeOffset since, CancellationToken cancellationToken)
    {
        for (int page = 0; page < SearchPages; page++)
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"api/posts?limit={SearchPage}&skip={page * SearchPage}");
            var exchange = await _http.GetAsync(account, query, cancellationToken).ConfigureAwait(false);
            if (exchange is not Answer { Succeeded: true } answer || SandboxHttp.Read(answer, SandboxJson.Shapes.RecentMessage) is not { Posts: { } posts } recent)
            {
                return Verdicts.OfFind(exchange);
            }

            if (posts.FirstOrDefault(post => post.Text == outgoing.Text && post.CreatedAt == outgoing.CreatedAt) is { Id: { } id } there)
            {
                return new Found(id, there.Url, null);
            }

            if (!recent.More || posts.Any(post => post.ReceivedAt < since - SandboxHttp.ClockDifference))
            {
                return new NotFound();
            }
        }

        return new CannotTell(new Reason("networks.sandbox.too-many"));
    }
}
