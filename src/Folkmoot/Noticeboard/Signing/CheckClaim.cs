// Answers the public: is this from the agency whose Noticeboard is asked? By an address, a document with its signature, a text, or two of them.
using System.Text;
using System.Text.RegularExpressions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Signing;

/// <summary>What somebody handed in; nothing of it is kept.</summary>
public sealed record Claim(string Source, string Signature, string Text)
{
    /// <summary>Characters of one field.</summary>
    public const int Max = 250_000;

    public bool IsEmpty => Source.Length + Text.Length == 0;
}

/// <param name="Judgement">Null where there is nothing of ours to compare with.</param>
/// <param name="Differences">Between what was handed in and what was signed.</param>
/// <param name="Latest">What now stands at the post's address; null where no such post is known.</param>
public sealed record Finding(Judgement? Judgement, IReadOnlyList<Difference> Differences, DocumentFacts? Latest)
{
    public bool IsGenuine => Judgement?.Verdict == Verdict.Genuine && Differences.Count == 0;

    public bool IsRemoved => Latest?.Type == PostDocument.Removal;

    /// <summary>It was genuine, and a later version stands in its place.</summary>
    public bool IsSuperseded => !IsRemoved && Judgement?.Facts is { } facts && Latest?.Version > facts.Version;
}

internal sealed partial class CheckClaim(StoreDb db)
{
    public async Task<Finding> RunAsync(Claim claim, CancellationToken cancellationToken)
    {
        var keys = await ReadKeys.OfAgencyAsync(db, cancellationToken);
        return claim.Source.TrimStart().StartsWith('{') ? await DocumentAsync(claim, keys, cancellationToken) : await PostAsync(claim, keys, cancellationToken);
    }

    private async Task<Finding> DocumentAsync(Claim claim, IReadOnlyList<PublicKey> keys, CancellationToken cancellationToken)
    {
        var judged = Judge.Of(Encoding.UTF8.GetBytes(claim.Source), claim.Signature, keys);
        var history = judged.Facts?.PostId is { } id ? await HistoryAsync(id, cancellationToken) : [];
        var latest = Latest(history);
        // Not what was signed, or handed in without a signature: ours of the same version says what is genuine, and where the two differ.
        if (judged is { Facts: { } facts, Canonical: { } given } && (judged.Verdict == Verdict.WrongSignature || claim.Signature.Length == 0)
            && history.FirstOrDefault(s => Facts(s).Version == facts.Version && Facts(s).Type == facts.Type) is { } own)
        {
            var ours = Judge.Of(Encoding.UTF8.GetBytes(own.Document), own.Signature, keys);
            return new(ours, Difference.OfDocuments(ours.Canonical!, given), latest);
        }

        return new(judged, InText(judged.Facts, claim.Text), latest);
    }

    private async Task<Finding> PostAsync(Claim claim, IReadOnlyList<PublicKey> keys, CancellationToken cancellationToken)
    {
        var history = PostId(claim.Source) is { } id ? await HistoryAsync(id, cancellationToken)
            : claim.Source.Length == 0 ? await HistoryAsync(claim.Text, cancellationToken)
            : [];
        if (history.Count == 0)
        {
            return new(null, [], null);
        }

        // By address the newest text; by text alone the version that says it.
        var hash = SignPost.Sha256(Difference.Plain(claim.Text));
        var signed = history.FirstOrDefault(s => s.TextSha256 == hash) ?? history.FirstOrDefault(s => !s.IsRemoval) ?? history[0];
        var judged = Judge.Of(Encoding.UTF8.GetBytes(signed.Document), claim.Signature.Length == 0 ? signed.Signature : claim.Signature, keys);
        return new(judged, InText(judged.Facts, claim.Text), Latest(history));
    }

    private static IReadOnlyList<Difference> InText(DocumentFacts? facts, string text) =>
        text.Length > 0 && facts is not null && Difference.Of("text", Difference.Plain(facts.Text ?? ""), Difference.Plain(text)) is { } difference ? [difference] : [];

    private Task<List<SignedDocument>> HistoryAsync(Guid postId, CancellationToken cancellationToken) =>
        db.SignedDocuments.AsNoTracking().Where(s => s.PostId == postId).OrderByDescending(s => s.Number).ToListAsync(cancellationToken);

    private async Task<List<SignedDocument>> HistoryAsync(string text, CancellationToken cancellationToken)
    {
        var hash = SignPost.Sha256(Difference.Plain(text));
        var found = await db.SignedDocuments.AsNoTracking().Where(s => s.TextSha256 == hash).OrderByDescending(s => s.SignedAt)
            .Select(s => (Guid?)s.PostId).FirstOrDefaultAsync(cancellationToken);
        return found is { } postId ? await HistoryAsync(postId, cancellationToken) : [];
    }

    private static DocumentFacts? Latest(List<SignedDocument> history) => history is [var newest, ..] ? Facts(newest) : null;

    private static DocumentFacts Facts(SignedDocument signed) => DocumentFacts.TryRead(Encoding.UTF8.GetBytes(signed.Document))!;

    /// <summary>The id in an address of ours, or alone.</summary>
    internal static Guid? PostId(string source) => Id().Match(source) is { Success: true } found ? Guid.Parse(found.Value) : null;

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
