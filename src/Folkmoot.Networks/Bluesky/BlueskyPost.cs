// Makes a post on Bluesky: uploads the images, resolves the mentions, and creates the record under a key of our own choice.
using System.Globalization;
using System.Net;
using System.Text.Json;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Bluesky;

/// <summary>
/// The record key comes from the delivery's key, so there can only ever be one post of a delivery: Bluesky refuses to create a record
/// under a key that is taken, and asking for the record by its key is certain.
/// </summary>
internal sealed class BlueskyPost(BlueskyHttp http, Verdicts verdicts)
{
    private const int LanguagesMax = 3;

    public async Task<SendOutcome> SendAsync(Account account, BlueskySettings settings, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        var (reply, noReply) = await ReplyAsync(account, settings, outgoing.ReplyTo, cancellationToken).ConfigureAwait(false);
        if (noReply is not null)
        {
            return noReply;
        }

        var (facets, noFacets) = await FacetsAsync(account, settings, outgoing.Text, cancellationToken).ConfigureAwait(false);
        if (noFacets is not null)
        {
            return noFacets;
        }

        var (images, noImages) = await UploadAsync(account, settings, outgoing.Images, cancellationToken).ConfigureAwait(false);
        if (noImages is not null)
        {
            return noImages;
        }

        var record = new PostRecord(
            outgoing.Text,
            Instant(outgoing),
            outgoing.Languages.Count == 0 ? null : [.. outgoing.Languages.Take(LanguagesMax)],
            facets.Count == 0 ? null : facets,
            reply,
            images.Count == 0 ? null : new(images));
        var request = new CreateRequest(account[BlueskyHttp.Did], Bluesky.PostCollection, Tid.Of(key), record);
        var rendered = JsonSerializer.Serialize(request, BlueskyJson.Shapes.CreateRequest);
        var call = await http.CallAsync(account, settings, "com.atproto.repo.createRecord", _ => BlueskyHttp.Json(rendered), cancellationToken).ConfigureAwait(false);
        if (!call.SignedIn)
        {
            return Bluesky.AtSignIn(call.Exchange);
        }

        if (call.Exchange is Answer { Succeeded: true } answer && BlueskyHttp.Read(answer, BlueskyJson.Shapes.RecordResponse) is { Uri: { } uri, Cid: var cid })
        {
            return new Sent(uri, PageOf(account, uri), cid, rendered);
        }

        // A key that is taken is answered with 500 or 400, depending on the server: then the record itself tells.
        var outcome = verdicts.OfSend(call.Exchange);
        if (call.Exchange is not Answer { Status: HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.InternalServerError })
        {
            return outcome;
        }

        var (there, taken) = await LookAsync(account, settings, outgoing, key, cancellationToken).ConfigureAwait(false);
        return there is Found found ? new Sent(found.ExternalId, found.Url, found.Revision, rendered)
            : taken ? new Refused(new Reason("networks.bluesky.key-taken"))
            : outcome;
    }

    public async Task<FindOutcome> FindAsync(Account account, BlueskySettings settings, Outgoing outgoing, Guid key, CancellationToken cancellationToken) =>
        (await LookAsync(account, settings, outgoing, key, cancellationToken).ConfigureAwait(false)).Outcome;

    /// <summary>Looks at the record of this key; one that is not ours is as good as none, but its key is taken.</summary>
    private async Task<(FindOutcome Outcome, bool Taken)> LookAsync(
        Account account, BlueskySettings settings, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if (await http.SignInAsync(account, settings, cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return (verdicts.OfFind(failed), false);
        }

        var query = RecordQuery(new(account[BlueskyHttp.Did], Bluesky.PostCollection, Tid.Of(key)));
        var call = await http.CallAsync(account, settings, query, null, cancellationToken).ConfigureAwait(false);
        return call switch
        {
            { SignedIn: true, Exchange: Answer { Status: HttpStatusCode.BadRequest } answer } when BlueskyHttp.ErrorName(answer) == "RecordNotFound" => (new NotFound(), false),
            { SignedIn: true, Exchange: Answer { Succeeded: true } answer } => BlueskyHttp.Read(answer, BlueskyJson.Shapes.RecordResponse) switch
            {
                { Uri: { } uri, Value.ValueKind: JsonValueKind.Object } record when IsOurs(record.Value, outgoing) => (new Found(uri, PageOf(account, uri), record.Cid), true),
                { Uri: not null, Value.ValueKind: JsonValueKind.Object } => (new NotFound(), true),
                _ => (new CannotTell(verdicts.Unreadable), false),
            },
            _ => (verdicts.OfFind(call.Exchange), false),
        };
    }

    // Two keys of the same millisecond share a record key once in a million: what is there must be what was sent.
    private static bool IsOurs(JsonElement record, Outgoing outgoing) =>
        record.TryGetProperty("text", out var text) && text.ValueEquals(outgoing.Text)
        && record.TryGetProperty("createdAt", out var at) && at.ValueEquals(Instant(outgoing));

    private static string Instant(Outgoing outgoing) => outgoing.CreatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string? PageOf(Account account, string uri) =>
        RecordAddress.Parse(uri)?.PageOf(account[BlueskyHttp.SessionHandle] is { Length: > 0 } handle ? handle : account[BlueskyHttp.Did]);

    private async Task<(ReplyRecord? Reply, SendOutcome? Failed)> ReplyAsync(
        Account account, BlueskySettings settings, ReplyTarget? target, CancellationToken cancellationToken)
    {
        if (target is null)
        {
            return (null, null);
        }

        bool isRoot = target.RootId == target.ExternalId;
        var (parent, failed) = await ReferenceAsync(account, settings, target.ExternalId, target.Revision ?? (isRoot ? target.RootRevision : null), cancellationToken).ConfigureAwait(false);
        if (failed is not null)
        {
            return (null, failed);
        }

        (var root, failed) = isRoot
            ? (parent, null)
            : await ReferenceAsync(account, settings, target.RootId, target.RootRevision, cancellationToken).ConfigureAwait(false);
        return (new ReplyRecord(root, parent), failed);
    }

    /// <summary>A post by address and revision; a revision that we do not hold is asked for.</summary>
    private async Task<(Reference? Reference, SendOutcome? Failed)> ReferenceAsync(
        Account account, BlueskySettings settings, string uri, string? revision, CancellationToken cancellationToken)
    {
        if (RecordAddress.Parse(uri) is not { } address)
        {
            return (null, new Refused(new Reason("networks.bluesky.not-a-post")));
        }

        if (revision is not null)
        {
            return (new(uri, revision), null);
        }

        var call = await http.CallAsync(account, settings, RecordQuery(address), null, cancellationToken).ConfigureAwait(false);
        return call.Exchange switch
        {
            Answer { Succeeded: true } answer when BlueskyHttp.Read(answer, BlueskyJson.Shapes.RecordResponse)?.Cid is { Length: > 0 } cid => (new(uri, cid), null),
            Answer { Status: HttpStatusCode.BadRequest } answer when BlueskyHttp.ErrorName(answer) == "RecordNotFound" => (null, new Refused(new Reason("networks.bluesky.parent-gone"))),
            _ => (null, verdicts.OfPreparation(call.Exchange)),
        };
    }

    internal static string RecordQuery(RecordAddress address) =>
        $"com.atproto.repo.getRecord?repo={Uri.EscapeDataString(address.Did)}&collection={Uri.EscapeDataString(address.Collection)}&rkey={Uri.EscapeDataString(address.Key)}";

    private async Task<(IReadOnlyList<FacetRecord> Facets, SendOutcome? Failed)> FacetsAsync(
        Account account, BlueskySettings settings, string text, CancellationToken cancellationToken)
    {
        var records = new List<FacetRecord>();
        var known = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var facet in BlueskyFacets.Find(text))
        {
            FacetFeature? feature = null;
            switch (facet.Kind)
            {
                case FacetKind.Link:
                    feature = new("app.bsky.richtext.facet#link", Uri: facet.Value);
                    break;
                case FacetKind.Tag:
                    feature = new("app.bsky.richtext.facet#tag", Tag: facet.Value);
                    break;
                case FacetKind.Mention:
                    if (!known.TryGetValue(facet.Value, out var did))
                    {
                        (did, var failed) = await ResolveAsync(account, settings, facet.Value, cancellationToken).ConfigureAwait(false);
                        if (failed is not null)
                        {
                            return ([], failed);
                        }

                        known[facet.Value] = did;
                    }

                    feature = did is null ? null : new("app.bsky.richtext.facet#mention", Did: did);
                    break;
                default:
                    throw new InvalidOperationException($"There is no facet {facet.Kind}.");
            }

            if (feature is not null)
            {
                records.Add(new(new(facet.ByteStart, facet.ByteEnd), [feature]));
            }
        }

        return (records, null);
    }

    /// <summary>The account behind a handle; null, and no failure, when there is none: then the mention stays text.</summary>
    private async Task<(string? Did, SendOutcome? Failed)> ResolveAsync(Account account, BlueskySettings settings, string handle, CancellationToken cancellationToken)
    {
        var call = await http.CallAsync(
            account, settings, "com.atproto.identity.resolveHandle?handle=" + Uri.EscapeDataString(handle), null, cancellationToken).ConfigureAwait(false);
        return call.Exchange switch
        {
            Answer { Succeeded: true } answer when BlueskyHttp.Read(answer, BlueskyJson.Shapes.HandleResponse)?.Did is { Length: > 0 } did => (did, null),
            Answer { Status: HttpStatusCode.BadRequest or HttpStatusCode.NotFound } when call.SignedIn => (null, null),
            _ => (null, verdicts.OfPreparation(call.Exchange)),
        };
    }

    private async Task<(IReadOnlyList<ImageRecord> Images, SendOutcome? Failed)> UploadAsync(
        Account account, BlueskySettings settings, IReadOnlyList<OutgoingImage> images, CancellationToken cancellationToken)
    {
        var records = new List<ImageRecord>(images.Count);
        foreach (var image in images)
        {
            var call = await http.CallAsync(
                account, settings, "com.atproto.repo.uploadBlob", _ => new OnceContent(image.Bytes, image.MediaType), cancellationToken).ConfigureAwait(false);
            if (call.Exchange is not Answer { Succeeded: true } answer
                || BlueskyHttp.Read(answer, BlueskyJson.Shapes.BlobResponse) is not { Blob.ValueKind: JsonValueKind.Object } uploaded)
            {
                return ([], call.SignedIn ? verdicts.OfPreparation(call.Exchange) : Bluesky.AtSignIn(call.Exchange));
            }

            records.Add(new(image.AltText, uploaded.Blob.Clone(), new(image.Width, image.Height)));
        }

        return (records, null);
    }
}
