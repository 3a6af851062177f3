// Asks our own rules or the large model for a part of a post that is being written, and takes the proposal over.
using Folkmoot.Channels;
using Folkmoot.Drafting;
using Folkmoot.Drafting.Own;
using Folkmoot.Drafting.Translations;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

/// <param name="PostId">Null for a new post.</param>
/// <param name="Text">The text as typed so far.</param>
/// <param name="Notes">Points for a draft.</param>
/// <param name="Source">What the post is made from; a draft comes from it where there are no notes.</param>
/// <param name="Outside">The large model is asked, not our own rules.</param>
/// <param name="Language">Of the text.</param>
/// <param name="Into">Language of a translation.</param>
/// <param name="Channels">Where it goes: the narrowest of them limits a shortened text.</param>
/// <param name="MediaId">The image to be described.</param>
internal sealed record SuggestRequest(
    Guid? PostId, Purpose Purpose, string Text, string Notes, string Source, string? Language, string? Into, Voice? Voice, IReadOnlyList<ChannelFacts> Channels, Guid? MediaId, bool Outside);

internal sealed class SuggestForPost(StoreDb db, AskModel ask, ProposeHere here, ProposeTranslation translate, JudgeProposal judge, ReadProposal read)
{
    /// <summary>What a large model is asked for here.</summary>
    public static readonly Purpose[] OfModel = [Purpose.Draft, Purpose.Plain, Purpose.Shorten, Purpose.Tone, Purpose.Translate];

    public static bool IsOffered(Purpose purpose) => OfModel.Contains(purpose) || OwnWriter.Offered.Contains(purpose);

    public async Task<AskOutcome> RunAsync(SuggestRequest request, CancellationToken cancellationToken)
    {
        var text = request.Purpose != Purpose.Draft ? request.Text.Trim()
            : ((string[])[request.Notes, request.Source, request.Text]).Select(t => t.Trim()).FirstOrDefault(t => t.Length > 0) ?? "";
        if (request.Purpose == Purpose.AltText)
        {
            return request.MediaId is { } id && await PictureAsync(id, cancellationToken) is { } picture
                ? await ask.RunAsync(new Ask(Purpose.AltText, Post.Kind, request.PostId, text, Language: request.Language, From: request.Language, Picture: picture), cancellationToken)
                : new NotAsked("publishing.assist.no-image");
        }

        if (OwnWriter.Offered.Contains(request.Purpose) && (!request.Outside || !OfModel.Contains(request.Purpose)))
        {
            return await here.RunAsync(
                Post.Kind, request.PostId, new OwnAsk(request.Purpose, text, request.Source.Trim(), request.Language, request.Voice, t => Fits(t, request.Channels)), cancellationToken);
        }

        if (request.Purpose == Purpose.Translate && (request.Into is null || request.Into == request.Language))
        {
            return new NotAsked("publishing.assist.no-language");
        }

        // What people have reviewed before comes first, whichever machine is asked for the rest.
        if (request.Purpose == Purpose.Translate && request.Language is { } from
            && await translate.RunAsync(Post.Kind, request.PostId, text, from, request.Into!, engine: !request.Outside, cancellationToken) is { } remembered
            && (!request.Outside || remembered is not Proposed { Proposal.Model: ProposeTranslation.Partly }))
        {
            return remembered;
        }

        if (request.Purpose == Purpose.Translate && !request.Outside)
        {
            return new NotAsked("drafting.translate.none");
        }

        return await ask.RunAsync(
            new Ask(
                request.Purpose,
                Post.Kind,
                request.PostId,
                text,
                Language: request.Purpose == Purpose.Translate ? request.Into : request.Language,
                From: request.Language,
                Voice: request.Purpose == Purpose.Tone ? request.Voice ?? Voice.Friendly : null,
                LengthMax: request.Purpose is Purpose.Shorten or Purpose.Draft ? Narrowest(request.Channels) : null),
            cancellationToken);
    }

    /// <summary>The text to be put into the post; null where the proposal is not there.</summary>
    /// <param name="edited">What the person made of it; null for word for word.</param>
    public async Task<string?> TakeAsync(Guid proposalId, string? edited, CancellationToken cancellationToken)
    {
        var proposal = await read.OpenAsync(proposalId, cancellationToken);
        var text = edited?.Trim() is { Length: > 0 } own ? own : proposal?.Text;
        return proposal is not null && await judge.RunAsync(proposalId, text, cancellationToken) ? text : null;
    }

    public Task DiscardAsync(Guid proposalId, CancellationToken cancellationToken) => judge.RunAsync(proposalId, null, cancellationToken);

    /// <summary>Short enough for a post and for each of the channels.</summary>
    public static bool Fits(string text, IEnumerable<ChannelFacts> channels) => text.Length <= Post.TextMax && channels.Where(c => c.CanSend).All(c => ThreadText.Fits(c.Network!, text));

    /// <summary>The least that any of the channels takes; null where none has a limit worth naming.</summary>
    public static int? Narrowest(IEnumerable<ChannelFacts> channels) =>
        channels.Where(c => c.CanSend).Select(c => (int?)c.Network!.Measure("").Limit).Where(l => l < Post.TextMax).Min();

    private async Task<Picture?> PictureAsync(Guid mediaId, CancellationToken cancellationToken) =>
        await db.MediaFiles.AsNoTracking().Where(m => m.Id == mediaId).Select(m => new { m.MediaType, m.Bytes }).SingleOrDefaultAsync(cancellationToken) is { } file
            ? new Picture(file.MediaType, file.Bytes)
            : null;
}
