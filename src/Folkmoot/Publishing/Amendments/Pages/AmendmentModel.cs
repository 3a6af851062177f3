// One correction of a post as its page shows it: the words before and after, and how far it is on each channel.
using Folkmoot.Channels;
using Folkmoot.Channels.Editing;
using Folkmoot.Web;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing.Amendments.Pages;

/// <param name="Bar">Text key of why the reader may not approve it; null where they may.</param>
/// <param name="MayReturn">They may send it back, or take their own back.</param>
public sealed record AmendmentModel(
    Guid Id, string Hash, string Note, string Title, Tone Tone, string State, string ProposedBy, DateTimeOffset ProposedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string Reason,
    bool IsWaiting, string? Bar, bool MayReturn, bool IsOwn, IReadOnlyList<AmendedModel> Targets)
{
    internal static AmendmentModel Of(Texts texts, AmendmentView view, bool mayApprove)
    {
        var amendment = view.Amendment;
        var waiting = amendment.State == AmendmentState.Waiting;
        return new(
            amendment.Id, amendment.Hash, amendment.Note, amendment.Title, Of(amendment.State), texts[$"publishing.amend.state.{amendment.State}"], view.ProposedBy, amendment.ProposedAt,
            view.DecidedBy, amendment.DecidedAt, amendment.Reason, waiting, view.Bar is { } bar ? $"publishing.amend.bar.{bar}" : null, waiting && (view.IsOwn || mayApprove), view.IsOwn,
            [.. view.Targets.Select(t => AmendedModel.Of(texts, t, amendment.State))]);
    }

    internal static Tone Of(AmendmentState state) => state switch
    {
        AmendmentState.Waiting => Tone.Waiting,
        AmendmentState.Approved => Tone.Success,
        AmendmentState.Returned => Tone.Warning,
        _ => Tone.Neutral,
    };
}

/// <param name="After">The words afterwards, or of the reply; null where nothing is written.</param>
/// <param name="EditId">Of what a person can decide about; null where there is nothing.</param>
public sealed record AmendedModel(
    string Channel, string Way, string Before, string? After, string? Why, Tone Tone, string? State, string? Reason, DateTimeOffset? At, string? Url, Guid? EditId, bool CanRetry, bool CanLeave, bool IsByHand)
{
    internal static AmendedModel Of(Texts texts, AmendedTarget target, AmendmentState amendment)
    {
        var (channel, edit, reply, sent) = (target.Channel, target.Edit, target.Reply, target.Out);
        var after = channel.Way is AmendmentWay.Edit or AmendmentWay.ByHand ? channel.Text : channel.Reply?.Text;
        var (tone, state, reason, at, url) =
            amendment != AmendmentState.Approved ? (Tone.Neutral, null, null, null, sent.Url)
            : edit is not null ? (Of(edit.State), texts[$"publishing.amend.edit.{edit.State}"], Told(edit.State is EditState.Edited ? null : edit.Reason), edit.SettledAt, sent.Url)
            : reply is not null ? (Looks.Of(reply.State), texts[Looks.TextKey(reply.State)], Told(reply.State == DeliveryState.Sent ? null : reply.Reason), reply.SettledAt, reply.Url)
            : channel.Way == AmendmentWay.TakeDown ? (Looks.Of(sent.State), texts[sent.State == DeliveryState.Sent ? "publishing.amend.takingDown" : Looks.TextKey(sent.State)], Told(sent.Reason), sent.SettledAt, (string?)null)
            : (Tone.Neutral, (string?)null, (string?)null, (DateTimeOffset?)null, sent.Url);
        return new(
            target.Name, texts[$"publishing.amend.way.{channel.Way}"], channel.Before, after, channel.Why.Length > 0 ? channel.Why : null, tone, state, reason, at, url,
            edit?.Id, edit is not null && DecideEdit.Fits(edit.State, EditWord.Again), edit is not null && DecideEdit.Fits(edit.State, EditWord.Leave), edit?.State == EditState.ByHand);

        string? Told(string? reason) => reason is null ? null : texts.Resolve(reason);
    }

    private static Tone Of(EditState state) => state switch
    {
        EditState.Edited => Tone.Success,
        EditState.NotEdited => Tone.Error,
        EditState.ByHand => Tone.Warning,
        EditState.Left => Tone.Neutral,
        _ => Tone.Waiting,
    };
}
