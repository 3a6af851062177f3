// Stores what an author typed: a new post, a change of one, or a change after the approval, which voids it.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Drafting;
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Holds;
using Folkmoot.Publishing.Revisions;
using Folkmoot.Publishing.Suggestions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

/// <param name="PostId">Null for a new post.</param>
/// <param name="Version">The version that the author had before them.</param>
internal sealed record SaveRequest(Guid? PostId, int Version, PostDraft Draft)
{
    /// <summary>The form saves it by itself while its author types.</summary>
    public bool Automatic { get; init; }

    /// <summary>The id that a form names for its new post, so that an answer that was lost does not make a second one.</summary>
    public Guid? NewId { get; init; }

    /// <summary>The revision that is restored; null for none.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>Suggested wordings that the draft takes over.</summary>
    public IReadOnlyList<Guid> Suggestions { get; init; } = [];
}

internal abstract record SaveOutcome;

/// <param name="ApprovalVoided">It was approved, and needs approval again.</param>
/// <param name="Twice">The chosen time comes twice that night; the earlier one was taken.</param>
internal sealed record Saved(Guid PostId, int Version, bool ApprovalVoided, ComesTwice? Twice) : SaveOutcome;

/// <summary>It cannot be stored like this; nothing was.</summary>
internal sealed record NotSaved(IReadOnlyList<Problem> Problems) : SaveOutcome;

/// <summary>Somebody else saved meanwhile; <paramref name="Theirs"/> is what is stored now.</summary>
internal sealed record SavedByAnother(LoadedPost Theirs) : SaveOutcome;

/// <summary>It has left, or is on its way, or was withdrawn: it cannot be changed any more.</summary>
internal sealed record TooLate(PostState State) : SaveOutcome;

internal sealed record SaveMissing : SaveOutcome;

/// <summary>People are asked about it, or have approved it: only a person saves it, nothing by itself.</summary>
internal sealed record NotByItself(PostState State) : SaveOutcome;

internal sealed class SavePost(StoreDb db, LoadPost load, VoidApproval voiding, OpenSteps steps, ReadChains chains, MarkTraces traces, KeepRevision revisions, MarkSuggestions suggestions, PostLog log, Actor actor, TimeProvider clock)
{
    public async Task<SaveOutcome> RunAsync(SaveRequest request, CancellationToken cancellationToken)
    {
        var draft = request.Draft.Cleaned();
        var agency = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => new { a.TimeZone, a.Language }).SingleAsync(cancellationToken);
        var problems = draft.Limits().ToList();
        var due = Resolve(draft.DueLocal, agency.TimeZone, PostPart.Due, problems);
        var publishBy = Resolve(draft.PublishByLocal, agency.TimeZone, PostPart.PublishBy, problems);
        var embargo = Resolve(draft.EmbargoLocal, agency.TimeZone, PostPart.Embargo, problems);
        if (problems.Count > 0)
        {
            return new NotSaved(problems);
        }

        // One of its own, unless whoever asks has begun one for more than this; that one is undone by whoever began it.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var (known, own) = (request.PostId, request.NewId);
        if (known is null && own is { } named && await db.Posts.AnyAsync(p => p.Id == named, cancellationToken))
        {
            // Its first saving was done and the answer lost; a post that was saved since by a person is another one.
            var lost = await LostAnswerAsync(named, cancellationToken);
            (known, own) = (lost?.Id, null);
            request = request with { Version = lost?.Version ?? request.Version };
        }

        var loaded = known is { } id ? await load.FindAsync(id, cancellationToken) : null;
        if (request.PostId is not null && loaded is null)
        {
            return new SaveMissing();
        }

        if (loaded is not null && !PostStates.CanEdit(loaded.Post.State))
        {
            return new TooLate(loaded.Post.State);
        }

        if (loaded is not null && loaded.Post.Version != request.Version)
        {
            return new SavedByAnother(loaded);
        }

        if (request.Automatic && loaded is not null && !PostStates.CanSubmit(loaded.Post.State))
        {
            return new NotByItself(loaded.Post.State);
        }

        var before = loaded is null ? null : RevisionContent.Of(loaded.Post);
        var files = await load.MediaAsync(draft.Images.Select(i => i.MediaId), cancellationToken);
        var channels = loaded?.Channels ?? await load.ChannelsAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var post = loaded?.Post ?? New(own, agency.TimeZone, now);
        (post.Title, post.Text, post.Source, post.TimeZone) = (draft.Title, draft.Text, draft.Source, agency.TimeZone);
        var offered = (await chains.NowAsync(cancellationToken)).Set.Labels;
        if (draft.Labels?.Except(offered).Except(post.Labels ?? []).FirstOrDefault() is { } unknown)
        {
            return new NotSaved([new Problem("label-unknown", true, PostPart.Whole, null, unknown)]);
        }

        post.Labels = (draft.Labels ?? post.Labels) is { Count: > 0 } labels ? [.. labels] : null;
        post.Languages = draft.Languages.Count > 0 ? [.. draft.Languages] : [agency.Language];
        (post.DueAt, post.DueLocal) = (Instant(due), draft.DueLocal is { } local ? WallClock.Write(local) : null);
        (post.PublishBy, post.EmbargoUntil) = (Instant(publishBy), embargo is ComesTwice late ? late.Later : Instant(embargo));
        SetChannels(post, draft, channels);
        SetImages(post, [.. draft.Images.Where(i => files.ContainsKey(i.MediaId))]);
        post.MachineAssisted = await traces.RunAsync(Post.Kind, post.Id, draft.Assists ?? [], Texts(draft), post.MachineAssisted, cancellationToken);
        if (request.Automatic && before?.Write() == RevisionContent.Of(post).Write())
        {
            db.ChangeTracker.Clear();
            return new Saved(post.Id, request.Version, false, due as ComesTwice);
        }

        await suggestions.TakenAsync(post.Id, request.Suggestions, cancellationToken);
        var begun = await revisions.RunAsync(post, before, request.Automatic, request.RestoredFrom, cancellationToken);
        var voided = false;
        if (loaded is not null && !await ChangeAsync(loaded, request, begun, v => voided = v, cancellationToken))
        {
            db.ChangeTracker.Clear();
            return new TooLate(PostState.Publishing);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            if (transaction is not null)
            {
                await transaction.CommitAsync(cancellationToken);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            if (transaction is not null)
            {
                await transaction.RollbackAsync(cancellationToken);
            }

            db.ChangeTracker.Clear();
            return await load.FindAsync(post.Id, cancellationToken) is { } theirs ? new SavedByAnother(theirs) : new SaveMissing();
        }

        return new Saved(post.Id, post.Version, voided, due as ComesTwice);
    }

    /// <summary>Records what changed and voids an approval that is not about it any more. False: a part of it has left meanwhile.</summary>
    private async Task<bool> ChangeAsync(LoadedPost before, SaveRequest request, bool begun, Action<bool> voided, CancellationToken cancellationToken)
    {
        var after = await load.ContentAsync(before.Post, cancellationToken);
        var hash = ContentHash.Of(after);
        List<string> changed = [.. ContentChanges.Between(before.Content, after)];
        if (db.Entry(before.Post).Property(p => p.Source) is var source && source.CurrentValue != source.OriginalValue)
        {
            changed.Add("source");
        }

        var parts = string.Join(' ', changed);
        if (hash != before.Hash)
        {
            await db.VoidReleasesAsync(before.Post.Id, clock.GetUtcNow(), cancellationToken);
        }

        if (hash != before.Hash && before.Post.State == PostState.InReview)
        {
            await db.VoidApprovalsAsync(before.Post.Id, clock.GetUtcNow(), cancellationToken);
            await steps.RunAsync(before.Post.Id, after, before.Channels, cancellationToken);
        }

        if (before.Post.State == PostState.Approved && !PostApprovals.Holds(before.Post, hash))
        {
            if (!await voiding.RunAsync(before.Post, cancellationToken))
            {
                return false;
            }

            await steps.RunAsync(before.Post.Id, after, before.Channels, cancellationToken);
            voided(true);
            log.Record(before.Post.Id, PostAct.ChangedAfterApproval, parts, new { parts, before = before.Hash, after = hash, restored = request.RestoredFrom });
        }
        else if (request.Automatic ? begun : hash != before.Hash || db.ChangeTracker.HasChanges())
        {
            // What a form saves by itself is one line for each revision, not one for each few seconds.
            log.Record(before.Post.Id, PostAct.Edited, parts, new { parts, before = before.Hash, after = hash, restored = request.RestoredFrom });
        }

        before.Post.Touch(clock.GetUtcNow());
        return true;
    }

    private async Task<Post?> LostAnswerAsync(Guid postId, CancellationToken cancellationToken)
    {
        var post = await db.Posts.AsNoTracking().SingleAsync(p => p.Id == postId, cancellationToken);
        var revisions = await db.PostRevisions.AsNoTracking().Where(r => r.PostId == postId).Select(r => new { r.PersonId, r.Automatic }).ToListAsync(cancellationToken);
        return PostStates.CanSubmit(post.State) && post.AuthorId == actor.Required && revisions.All(r => r.Automatic && r.PersonId == post.AuthorId) ? post : null;
    }

    private Post New(Guid? id, string zone, DateTimeOffset now)
    {
        var post = new Post
        {
            Id = id ?? Guid.CreateVersion7(now),
            AuthorId = actor.Required,
            Languages = [],
            TimeZone = zone,
            CreatedAt = now,
            ChangedAt = now,
        };
        db.Posts.Add(post);
        log.Record(post.Id, PostAct.Created);
        return post;
    }

    private void SetChannels(Post post, PostDraft draft, IReadOnlyDictionary<Guid, ChannelFacts> channels)
    {
        var targets = draft.Channels.Where(channels.ContainsKey).ToHashSet();
        db.PostTargets.RemoveRange(post.Targets.Where(t => !targets.Contains(t.ChannelId)));
        post.Targets.RemoveAll(t => !targets.Contains(t.ChannelId));
        foreach (var channelId in targets.Except(post.Targets.Select(t => t.ChannelId)).ToList())
        {
            db.PostTargets.Add(new PostTarget { Id = NewId(), PostId = post.Id, ChannelId = channelId });
        }

        var texts = draft.Versions.Where(v => channels.ContainsKey(v.ChannelId)).ToDictionary(v => v.ChannelId, v => v.Text);
        db.PostVersions.RemoveRange(post.Versions.Where(v => !texts.ContainsKey(v.ChannelId)));
        post.Versions.RemoveAll(v => !texts.ContainsKey(v.ChannelId));
        foreach (var version in post.Versions)
        {
            version.Text = texts[version.ChannelId];
        }

        foreach (var channelId in texts.Keys.Except(post.Versions.Select(v => v.ChannelId)).ToList())
        {
            db.PostVersions.Add(new PostVersion { Id = NewId(), PostId = post.Id, ChannelId = channelId, Text = texts[channelId] });
        }
    }

    private void SetImages(Post post, IReadOnlyList<DraftImage> images)
    {
        var now = post.Images.OrderBy(i => i.Position).Select(i => new DraftImage(i.MediaId, i.AltText, i.Exemption, i.Focus));
        if (now.SequenceEqual(images))
        {
            return;
        }

        db.PostImages.RemoveRange(post.Images);
        post.Images.Clear();
        foreach (var (position, image) in images.Index())
        {
            db.PostImages.Add(new PostImage
            {
                Id = NewId(),
                PostId = post.Id,
                MediaId = image.MediaId,
                Position = position,
                AltText = image.AltText,
                Exemption = image.Exemption,
                Focus = image.Focus,
            });
        }
    }

    private static List<string> Texts(PostDraft draft) => [draft.Title, draft.Text, .. draft.Versions.Select(v => v.Text), .. draft.Images.Select(i => i.AltText)];

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());

    private static WallClockAnswer? Resolve(DateTime? local, string zone, PostPart part, List<Problem> problems)
    {
        var answer = local is { } typed ? WallClock.Resolve(typed, zone) : null;
        if (answer is NeverComes skipped)
        {
            problems.Add(new Problem("time-skipped", true, part, null, local!.Value, skipped.Before, skipped.After));
        }

        return answer;
    }

    private static DateTimeOffset? Instant(WallClockAnswer? answer) => answer switch
    {
        AtInstant at => at.At,
        ComesTwice twice => twice.Earlier,
        _ => null,
    };
}
