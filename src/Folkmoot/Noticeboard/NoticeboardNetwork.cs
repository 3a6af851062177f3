// The Noticeboard as a network like any other: posts arrive through the same deliveries, and only then can the public see them.
using System.Data.Common;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Noticeboard.Corrections;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard;

internal sealed class NoticeboardNetwork(IServiceScopeFactory scopes) : ITellResults, IEdit
{
    public const string NetworkName = "noticeboard";

    private static readonly Reason Gone = new Reason("noticeboard.reason.gone");
    private static readonly Reason NoAnswer = new Reason("noticeboard.reason.no-answer");

    public string Name => NetworkName;

    public string Title => "noticeboard.name";

    public NetworkLimits Limits { get; } = new(
        NoticeText.TextMax,
        ImagesMax: 10,
        MediaFile.BytesMax,
        NoticeboardImage.AltTextMax,
        ["image/png", "image/jpeg", "image/gif", "image/webp"],
        CanRead: true,
        CanSend: true,
        CanReply: true,
        HasTitle: true);

    public Reconciliation Reconciliation => Reconciliation.Native;

    public IReadOnlyList<SettingField> Settings => [];

    public ResultTerms Results { get; } = new(AtOnce: 100, PerReading: 1_000);

    public TextLength Measure(string text) => NoticeText.Measure(text);

    public async Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken) =>
        await InAgencyAsync<ReadBoard, CheckOutcome>(account, async read =>
        {
            var face = await read.FaceAsync(cancellationToken);
            return new Works(face.Links.Home[(face.Links.Home.IndexOf("//", StringComparison.Ordinal) + 2)..], face.Id.ToString(), face.Links.Home);
        }, cancellationToken) ?? new Broken(new Reason("noticeboard.reason.there-already"), null);

    public async Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if ((Preflight.Check(this, outgoing) ?? Unfit(outgoing)) is { } unfit)
        {
            return unfit;
        }

        try
        {
            return (outgoing.ReplyTo is not null
                ? await InAgencyAsync<PutUpAnswer, SendOutcome>(account, putUp => putUp.RunAsync(outgoing, key, cancellationToken), cancellationToken)
                : await InAgencyAsync<PutUp, SendOutcome>(account, async putUp => await putUp.RunAsync(outgoing, key, cancellationToken), cancellationToken)) ?? new Refused(Gone);
        }
        catch (Exception e) when (IsDatabase(e))
        {
            // It may have failed after the commit.
            return new Unknown(NoAnswer);
        }
    }

    public async Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        try
        {
            return (outgoing.ReplyTo is not null
                ? await InAgencyAsync<PutUpAnswer, FindOutcome>(account, async find => await find.FindAsync(key, cancellationToken) ?? new NotFound(), cancellationToken)
                : await InAgencyAsync<FindPost, FindOutcome>(account, find => find.RunAsync(key, cancellationToken), cancellationToken)) ?? new CannotTell(Gone, Forever: true);
        }
        catch (Exception e) when (IsDatabase(e))
        {
            return new CannotTell(NoAnswer);
        }
    }

    public async Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken)
    {
        try
        {
            return await InAgencyAsync<IServiceProvider, WithdrawOutcome>(account, async services =>
            {
                if (Guid.TryParse(externalId, out var id))
                {
                    // A post or an answer: an id is of one of them.
                    await services.GetRequiredService<TakeDown>().RunAsync(id, cancellationToken);
                    await services.GetRequiredService<PutUpAnswer>().TakeDownAsync(id, cancellationToken);
                }

                return new Withdrawn();
            }, cancellationToken) ?? new NotWithdrawn(Gone, Final: true);
        }
        catch (Exception e) when (IsDatabase(e))
        {
            return new NotWithdrawn(NoAnswer, Final: false);
        }
    }

    public async Task<EditOutcome> EditAsync(Account account, string externalId, PostEdit edit, CancellationToken cancellationToken)
    {
        if ((Preflight.Check(this, edit.Content) ?? Unfit(edit.Content)) is { } unfit)
        {
            return new NotEdited(unfit.Reason);
        }

        try
        {
            return !Guid.TryParse(externalId, out var id) ? new EditGone()
                : await InAgencyAsync<CorrectNotice, EditOutcome>(account, correct => correct.RunAsync(id, edit, cancellationToken), cancellationToken) ?? new NotEdited(Gone);
        }
        catch (Exception e) when (IsDatabase(e))
        {
            return new EditUnknown(NoAnswer);
        }
    }

    /// <summary>What people on other servers wrote to us: it came in by itself (<see cref="InboxRoute"/>) and waits to be read.</summary>
    public async Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken)
    {
        try
        {
            return await InAgencyAsync<ReadReplies, ReadOutcome>(account, read => read.RunAsync(cursor, cancellationToken), cancellationToken) ?? new ReadFailed(Gone, null, CredentialsRefused: false);
        }
        catch (Exception e) when (IsDatabase(e))
        {
            return new ReadFailed(NoAnswer, null, CredentialsRefused: false);
        }
    }

    public async Task<ResultsPage> ReadResultsAsync(Account account, IReadOnlyList<string> externalIds, CancellationToken cancellationToken)
    {
        try
        {
            return await InAgencyAsync<CountReactions, ResultsPage>(account, count => count.RunAsync(externalIds, cancellationToken), cancellationToken) ?? new([], new(Gone, null, CredentialsRefused: false));
        }
        catch (Exception e) when (IsDatabase(e))
        {
            return new([], new(NoAnswer, null, CredentialsRefused: false));
        }
    }

    /// <summary>What only this network refuses.</summary>
    private static Refused? Unfit(Outgoing outgoing) =>
        outgoing.ReplyTo is not null && outgoing.Images.Count > 0 ? new Refused(new Reason("noticeboard.reason.no-answers"))
        : outgoing.Title is { Length: > NoticeboardPost.TitleMax } ? new Refused(new Reason("noticeboard.reason.title-long", NoticeboardPost.TitleMax))
        : string.Join(' ', outgoing.Languages).Length > NoticeboardPost.LanguagesMax ? new Refused(new Reason("noticeboard.reason.languages-many"))
        : null;

    /// <summary>Does something in a scope of its own, as the agency whose channel this account is. Null: there is no such channel.</summary>
    private async Task<T?> InAgencyAsync<TUse, T>(Account account, Func<TUse, Task<T>> act, CancellationToken cancellationToken)
        where TUse : notnull
        where T : class
    {
        await using var scope = scopes.CreateAsyncScope();
        // An account names its channel and not whose it is: the channel is looked up across agencies, and all that follows works for its agency only.
        var agencyId = await scope.ServiceProvider.GetRequiredService<StoreDb>().Channels.IgnoreQueryFilters()
            .Where(c => c.Id == account.Id && c.Network == NetworkName).Select(c => c.AgencyId).SingleOrDefaultAsync(cancellationToken);
        if (agencyId == Guid.Empty)
        {
            return null;
        }

        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agencyId);
        return await act(scope.ServiceProvider.GetRequiredService<TUse>());
    }

    private static bool IsDatabase(Exception exception) =>
        exception is DbException or DbUpdateException || exception.InnerException is DbException;
}
