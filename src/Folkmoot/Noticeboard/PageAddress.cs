// Everything the public can ask a Noticeboard for, and under which path.
namespace Folkmoot.Noticeboard;

/// <summary>Part of an address after the board's own. Closed; equal ones are the same page.</summary>
public abstract record PageAddress
{
    private PageAddress()
    {
    }

    /// <param name="Language">Language of the page's own words, or null for the agency's.</param>
    /// <param name="Number">From 1.</param>
    public sealed record List(string? Language, int Number) : PageAddress;

    public sealed record Post(string? Language, Guid Id) : PageAddress;

    public sealed record Feed(FeedKind Kind) : PageAddress;

    /// <summary>A post, or its removal, as the agency signed it.</summary>
    public sealed record Document(Guid Id) : PageAddress;

    /// <summary>The signature of <see cref="Document"/>.</summary>
    public sealed record Signature(Guid Id) : PageAddress;

    /// <summary>All public keys of the agency, as a JWK set.</summary>
    public sealed record Keys : PageAddress;

    /// <summary>One of them for programs that know no JWK.</summary>
    public sealed record PublicKey(string Kid) : PageAddress;

    /// <summary>Where anybody checks whether something is from the agency.</summary>
    /// <param name="Id">The post that is asked about; null for none yet.</param>
    public sealed record Verify(string? Language, Guid? Id) : PageAddress;

    /// <summary>How to check without this site.</summary>
    public sealed record VerifyOffline(string? Language) : PageAddress;

    public sealed record Image(string Sha256) : PageAddress;

    /// <summary>The board as an actor of ActivityPub.</summary>
    public sealed record Actor : PageAddress;

    /// <param name="Number">From 1; 0 for the collection itself.</param>
    public sealed record Outbox(int Number) : PageAddress;

    /// <summary>A post for programs: at the address of its page.</summary>
    public sealed record Note(Guid Id) : PageAddress;

    /// <summary>What the agency answered somebody on another server.</summary>
    public sealed record Answer(string? Language, Guid Id) : PageAddress;

    /// <summary>The same for programs, at the same address.</summary>
    public sealed record AnswerNote(Guid Id) : PageAddress;

    /// <summary>Language of the page's own words; null for the agency's, and for what has none.</summary>
    public string? WordsIn => this switch
    {
        List list => list.Language,
        Post post => post.Language,
        Verify verify => verify.Language,
        VerifyOffline offline => offline.Language,
        Answer answer => answer.Language,
        _ => null,
    };

    /// <summary>The same page with its words in another language.</summary>
    public PageAddress In(string? language) => this switch
    {
        List list => list with { Language = language },
        Post post => post with { Language = language },
        Verify verify => verify with { Language = language },
        VerifyOffline offline => offline with { Language = language },
        Answer answer => answer with { Language = language },
        _ => this,
    };
}

public enum FeedKind
{
    Rss,
    Atom,
    Json,
}

/// <summary>The addresses of one board.</summary>
/// <param name="Root">Scheme and host.</param>
public sealed record BoardLinks(string Root, string Slug)
{
    public const string Prefix = "/n/";

    public string Path(PageAddress address) => Prefix + Slug + address switch
    {
        PageAddress.List { Number: 1 } list => In(list.Language),
        PageAddress.List list => FormattableString.Invariant($"{In(list.Language)}/page/{list.Number}"),
        PageAddress.Post post => $"{In(post.Language)}/posts/{post.Id:D}",
        PageAddress.Feed { Kind: FeedKind.Rss } => "/feed.rss",
        PageAddress.Feed { Kind: FeedKind.Atom } => "/feed.atom",
        PageAddress.Feed => "/feed.json",
        PageAddress.Document document => $"/posts/{document.Id:D}.json",
        PageAddress.Signature signature => $"/posts/{signature.Id:D}.jws",
        PageAddress.Keys => "/jwks.json",
        PageAddress.PublicKey key => $"/keys/{key.Kid}.pem",
        PageAddress.Verify { Id: { } id } verify => $"{In(verify.Language)}/verify/{id:D}",
        PageAddress.Verify verify => $"{In(verify.Language)}/verify",
        PageAddress.VerifyOffline offline => $"{In(offline.Language)}/verify/offline",
        PageAddress.Image image => $"/media/{image.Sha256}",
        PageAddress.Actor => "/actor",
        PageAddress.Outbox { Number: 0 } => "/outbox",
        PageAddress.Outbox outbox => FormattableString.Invariant($"/outbox/{outbox.Number}"),
        PageAddress.Note note => $"/posts/{note.Id:D}",
        PageAddress.Answer answer => $"{In(answer.Language)}/answers/{answer.Id:D}",
        PageAddress.AnswerNote answer => $"/answers/{answer.Id:D}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>With scheme and host, for feeds and other sites.</summary>
    public string Url(PageAddress address) => Root + Path(address);

    public string Home => Url(new PageAddress.List(null, 1));

    private static string In(string? language) => language is null ? "" : "/" + language;
}
