// Says whether a signature holds for a document: the one rule for the public page and for the command that needs no house. Pure.
namespace Folkmoot.Noticeboard.Signing;

public enum Verdict
{
    Genuine,

    /// <summary>The signature is by a key that is known, and for something else.</summary>
    WrongSignature,

    /// <summary>The key is not among those of the agency that the document names.</summary>
    UnknownKey,

    /// <summary>The agency said that the key is not to be believed any more.</summary>
    WithdrawnKey,

    /// <summary>The signature holds and names a time at which the key was not in use.</summary>
    OutsidePeriod,

    /// <summary>The document or the signature is not of the form that they must have.</summary>
    Unreadable,
}

/// <param name="Canonical">The bytes that are signed; null where the document cannot be read.</param>
public sealed record Judgement(Verdict Verdict, DocumentFacts? Facts = null, byte[]? Canonical = null, string? Kid = null, DateTimeOffset? SignedAt = null);

internal static class Judge
{
    /// <param name="document">In any layout: it is brought into canonical form first.</param>
    public static Judgement Of(ReadOnlyMemory<byte> document, string signature, IReadOnlyList<PublicKey> keys)
    {
        var jws = DetachedJws.TryRead(signature);
        if (CanonicalJson.TryWrite(document) is not { } canonical || DocumentFacts.TryRead(canonical) is not { } facts)
        {
            return new(Verdict.Unreadable);
        }

        // Whoever holds both must hold the same twice.
        if (jws is null || (jws.Payload is { } inside && !inside.AsSpan().SequenceEqual(canonical)))
        {
            return new(Verdict.Unreadable, facts, canonical);
        }

        var key = keys.FirstOrDefault(k => k.Kid == jws.Kid && k.Agency == facts.AgencyId);
        return new(key is null ? Verdict.UnknownKey : ByKey(key, jws, canonical), facts, canonical, jws.Kid, jws.SignedAt);
    }

    private static Verdict ByKey(PublicKey key, DetachedJws jws, byte[] canonical)
    {
        using var opened = key.Open();
        return !jws.Holds(opened, canonical) ? Verdict.WrongSignature
            : key.RevokedAt is not null ? Verdict.WithdrawnKey
            // Whole seconds, as the signature and the key set have them.
            : jws.SignedAt.ToUnixTimeSeconds() < key.From.ToUnixTimeSeconds() || jws.SignedAt.ToUnixTimeSeconds() > key.Until?.ToUnixTimeSeconds() ? Verdict.OutsidePeriod
            : Verdict.Genuine;
    }
}
