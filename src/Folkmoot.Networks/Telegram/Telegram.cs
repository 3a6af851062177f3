// Telegram: what it can carry, and how our sending and withdrawing map to it. README.md has the limits and their sources.
using System.Globalization;
using System.Net;
using System.Text.Json;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.Telegram;

internal sealed class Telegram(SafeHttp http, TimeProvider clock) : IEdit
{
    public const string Client = "telegram";

    private static readonly Verdicts Verdicts = new(new Reason("networks.telegram.title"), TelegramSettings.TokenField, new Reason("networks.telegram.token.advice"), TelegramSettings.ServerField, Says);

    private readonly TelegramHttp _http = new(http, clock);

    public string Name => "telegram";

    public string Title => "networks.telegram.title";

    public NetworkRules Rules { get; } = RulePack.Current["telegram"];

    public NetworkLimits Limits => Rules.Limits(canRead: false, canReply: false);

    /// <summary>A bot cannot read back what it has sent.</summary>
    public Reconciliation Reconciliation => Reconciliation.None;

    public IReadOnlyList<SettingField> Settings => TelegramSettings.Fields;

    public TextLength Measure(string text) => Rules.Measure(text);

    public async Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        var (settings, wrong) = TelegramSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return Said(wrong);
        }

        var me = await _http.CallAsync(settings, "getMe", JsonBody.Of("{}"), cancellationToken).ConfigureAwait(false);
        if (TelegramHttp.Result(me, TelegramJson.Shapes.BotResult) is null)
        {
            // Telegram answers a token that it does not know with 404 as well as with 401, and always in its own shape.
            return me is Answer { Status: HttpStatusCode.NotFound } unknown && Says(unknown) is not null ? new Broken(new Reason("networks.telegram.token.advice"), TelegramSettings.TokenField)
                : me is Answer { Succeeded: true } or Answer { Status: HttpStatusCode.NotFound } ? new Broken(new Reason("networks.server.wrong", TelegramSettings.DefaultServer), TelegramSettings.ServerField)
                : Verdicts.OfCheck(me);
        }

        var request = JsonSerializer.Serialize(new ChatRequest(settings.Chat), TelegramJson.Shapes.ChatRequest);
        var chat = await _http.CallAsync(settings, "getChat", JsonBody.Of(request), cancellationToken).ConfigureAwait(false);
        return TelegramHttp.Result(chat, TelegramJson.Shapes.ChatResult) is { } found
            ? new Works(found.Username is { Length: > 0 } name ? "@" + name : Words.Clean(found.Title) is { Length: > 0 } title ? title : settings.Chat, found.Id.ToString(CultureInfo.InvariantCulture), found.Username is { Length: > 0 } page ? $"https://t.me/{page}" : null)
            : chat is Answer { Status: HttpStatusCode.BadRequest or HttpStatusCode.Forbidden } ? new Broken(new Reason("networks.telegram.chat.unknown"), TelegramSettings.ChatField)
            : Verdicts.OfCheck(chat);
    }

    public async Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if (Preflight.Check(this, outgoing) is { } unfit)
        {
            return unfit;
        }

        var (settings, wrong) = TelegramSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return new Refused(Said(wrong).Reason, Said(wrong).Field);
        }

        var (method, content, rendered) = TelegramMessage.Of(settings, outgoing);
        var exchange = await _http.CallAsync(settings, method, content, cancellationToken).ConfigureAwait(false);
        var messages = outgoing.Images.Count > 1
            ? TelegramHttp.Result(exchange, TelegramJson.Shapes.IReadOnlyListMessageResult)
            : TelegramHttp.Result(exchange, TelegramJson.Shapes.MessageResult) is { } one ? [one] : null;
        if (messages is { Count: > 0 } && messages[0] is { MessageId: > 0, Chat: { } chat })
        {
            var page = chat.Username is { Length: > 0 } name ? string.Create(CultureInfo.InvariantCulture, $"https://t.me/{name}/{messages[0].MessageId}") : null;
            var ids = string.Join(',', messages.Select(message => message.MessageId.ToString(CultureInfo.InvariantCulture)));
            return new Sent(string.Create(CultureInfo.InvariantCulture, $"{chat.Id}/{ids}"), page, null, rendered);
        }

        return exchange is Answer { Status: HttpStatusCode.BadRequest or HttpStatusCode.Forbidden } refused && IsAboutChat(Says(refused))
            ? new Refused(new Reason("networks.telegram.chat.unknown"), TelegramSettings.ChatField)
            : Verdicts.OfSend(exchange);
    }

    public Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<FindOutcome>(new CannotTell(new Reason("networks.telegram.silent"), Forever: true));

    public async Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken)
    {
        var (settings, wrong) = TelegramSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return new NotWithdrawn(Said(wrong).Reason, Final: false);
        }

        if (TelegramMessage.Ids(externalId) is not var (chat, ids))
        {
            return new NotWithdrawn(new Reason("networks.telegram.not-ours"), Final: true);
        }

        var request = JsonSerializer.Serialize(new DeleteRequest(chat, ids), TelegramJson.Shapes.DeleteRequest);
        var exchange = await _http.CallAsync(settings, "deleteMessages", JsonBody.Of(request), cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, TelegramJson.Shapes.Response) is { Ok: true } ? new Withdrawn() : Verdicts.OfWithdraw(exchange);
    }

    public async Task<EditOutcome> EditAsync(Account account, string externalId, PostEdit edit, CancellationToken cancellationToken)
    {
        var (settings, wrong) = TelegramSettings.Read(account, _http.Options);
        if (settings is null)
        {
            return new NotEdited(Said(wrong).Reason, Said(wrong).Field);
        }

        if (Preflight.Check(this, edit.Content) is { } unfit)
        {
            return new NotEdited(unfit.Reason);
        }

        if (TelegramMessage.Ids(externalId) is not var (chat, ids))
        {
            return new NotEdited(new Reason("networks.telegram.not-ours"));
        }

        var (method, rendered) = TelegramMessage.Edit(chat, ids[0], edit.Content);
        var exchange = await _http.CallAsync(settings, method, JsonBody.Of(rendered), cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            _ when TelegramHttp.Result(exchange, TelegramJson.Shapes.MessageResult) is { MessageId: var id } && id == ids[0] => new Edited(rendered),
            Answer { Status: HttpStatusCode.BadRequest } same when Has(same, "message is not modified") => new Edited(rendered),
            Answer { Status: HttpStatusCode.BadRequest } gone when Has(gone, "message to edit not found") || Has(gone, "MESSAGE_ID_INVALID") => new EditGone(),
            Answer { Status: HttpStatusCode.BadRequest or HttpStatusCode.Forbidden } refused when IsAboutChat(Says(refused)) => new NotEdited(new Reason("networks.telegram.chat.unknown"), TelegramSettings.ChatField),
            _ => Verdicts.OfEdit(exchange),
        };
    }

    public Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOutcome>(new ReadPage([], null, More: false));

    private static string? Says(Answer answer) => JsonBody.Read(answer, TelegramJson.Shapes.Response)?.Description;

    private static bool Has(Answer answer, string words) => Says(answer)?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsAboutChat(string? words) => words is not null
        && (words.Contains("chat not found", StringComparison.OrdinalIgnoreCase) || words.Contains("not a member", StringComparison.OrdinalIgnoreCase)
            || words.Contains("was kicked", StringComparison.OrdinalIgnoreCase) || words.Contains("not enough rights", StringComparison.OrdinalIgnoreCase)
            || words.Contains("need administrator rights", StringComparison.OrdinalIgnoreCase));

    private static Broken Said(Broken? wrong) => wrong ?? throw new InvalidOperationException("Settings that cannot be read say why.");
}
