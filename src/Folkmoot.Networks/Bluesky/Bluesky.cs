// Bluesky: what it can carry, and how our sending, finding, withdrawing and reading map to it. README.md has the limits and their sources.
using System.Net;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.Bluesky;

internal sealed class Bluesky : ITellResults
{
    public const string Client = "bluesky";
    public const string PostCollection = "app.bsky.feed.post";

    private static readonly Verdicts Verdicts = new(
        new Reason("networks.bluesky.title"),
        BlueskySettings.PasswordField,
        new Reason("networks.bluesky.password.advice"),
        BlueskySettings.ServiceField,
        answer => BlueskyHttp.Read(answer, BlueskyJson.Shapes.ErrorResponse) is { } error ? error.Message ?? error.Error : null);

    private readonly BlueskyHttp _http;
    private readonly BlueskyPost _post;
    private readonly BlueskyInbox _inbox;
    private readonly BlueskyResults _results;

    public Bluesky(SafeHttp http, TimeProvider clock)
    {
        _http = new(http, clock);
        _post = new(_http, Verdicts);
        _inbox = new(_http, Verdicts);
        _results = new(_http, Verdicts);
    }

    public string Name => "bluesky";

    public string Title => "networks.bluesky.title";

    public NetworkRules Rules { get; } = RulePack.Current["bluesky"];

    public NetworkLimits Limits => Rules.Limits(canRead: true, canReply: true);

    public Reconciliation Reconciliation => Reconciliation.Native;

    public IReadOnlyList<SettingField> Settings => BlueskySettings.Fields;

    public ResultTerms Results => BlueskyResults.Terms;

    public TextLength Measure(string text) => Rules.Measure(text);

    public async Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        var (settings, wrong) = BlueskySettings.Read(account, _http.Options);
        if (settings is null)
        {
            return Said(wrong);
        }

        // Renewing, not the token at hand: a token outlives by hours the app password that it was made with.
        if (await _http.RenewAsync(account, settings, cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return AtSignIn(failed) is Refused refused ? new Broken(refused.Reason, refused.Field) : Verdicts.OfCheck(failed);
        }

        var handle = account[BlueskyHttp.SessionHandle] is { Length: > 0 } own ? own : settings.Handle;
        return new Works(handle, account[BlueskyHttp.Did], $"https://bsky.app/profile/{handle}");
    }

    public async Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if (Preflight.Check(this, outgoing) is { } unfit)
        {
            return unfit;
        }

        var (settings, wrong) = BlueskySettings.Read(account, _http.Options);
        if (settings is null)
        {
            return new Refused(Said(wrong).Reason, Said(wrong).Field);
        }

        return await _http.SignInAsync(account, settings, cancellationToken).ConfigureAwait(false) is { } failed
            ? AtSignIn(failed)
            : await _post.SendAsync(account, settings, outgoing, key, cancellationToken).ConfigureAwait(false);
    }

    public async Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (settings, wrong) = BlueskySettings.Read(account, _http.Options);
        return settings is null
            ? new CannotTell(Said(wrong).Reason)
            : await _post.FindAsync(account, settings, outgoing, key, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken)
    {
        var (settings, wrong) = BlueskySettings.Read(account, _http.Options);
        if (settings is null)
        {
            return new NotWithdrawn(Said(wrong).Reason, Final: false);
        }

        if (await _http.SignInAsync(account, settings, cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return Verdicts.OfWithdraw(failed);
        }

        if (RecordAddress.Parse(externalId) is not { } address || address.Did != account[BlueskyHttp.Did])
        {
            return new NotWithdrawn(new Reason("networks.bluesky.not-ours"), Final: true);
        }

        var call = await _http.CallAsync(
            account,
            settings,
            "com.atproto.repo.deleteRecord",
            did => BlueskyHttp.Json(new DeleteRequest(did, address.Collection, address.Key), BlueskyJson.Shapes.DeleteRequest),
            cancellationToken).ConfigureAwait(false);
        return call.Exchange is Answer { Succeeded: true } ? new Withdrawn() : Verdicts.OfWithdraw(call.Exchange);
    }

    public async Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken)
    {
        var (settings, wrong) = BlueskySettings.Read(account, _http.Options);
        return settings is null
            ? new ReadFailed(Said(wrong).Reason, null, CredentialsRefused: true)
            : await _inbox.ReadAsync(account, settings, cursor, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ResultsPage> ReadResultsAsync(Account account, IReadOnlyList<string> externalIds, CancellationToken cancellationToken)
    {
        var (settings, wrong) = BlueskySettings.Read(account, _http.Options);
        return settings is null
            ? new([], new(Said(wrong).Reason, null, CredentialsRefused: true))
            : await _results.RunAsync(account, settings, externalIds, cancellationToken).ConfigureAwait(false);
    }

    private static Broken Said(Broken? wrong) => wrong ?? throw new InvalidOperationException("Settings that cannot be read say why.");

    /// <summary>Signing in failed: its refusals mean the handle or the password even where the status is a plain 400.</summary>
    internal static SendOutcome AtSignIn(Exchange failed)
    {
        if (failed is not Answer { Status: HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized } answer)
        {
            return Verdicts.OfPreparation(failed);
        }

        return BlueskyHttp.ErrorName(answer) switch
        {
            "AccountTakedown" => new Refused(new Reason("networks.bluesky.suspended")),
            "AuthFactorTokenRequired" => new Refused(
                new Reason("networks.bluesky.second-factor"),
                BlueskySettings.PasswordField),
            _ => Verdicts.OfPreparation(answer with { Status = HttpStatusCode.Unauthorized }),
        };
    }
}
