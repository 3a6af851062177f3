// The addresses of a Noticeboard as an actor. Other servers store them: they never change.
using System.Globalization;

namespace Folkmoot.Noticeboard.Federation;

/// <param name="Root">Scheme and host.</param>
internal sealed record ActorLinks(string Root, string Slug)
{
    private readonly string _base = Root + BoardLinks.Prefix + Slug;

    public string Actor => _base + "/actor";

    public string Inbox => _base + "/inbox";

    public string Outbox => _base + "/outbox";

    public string Followers => _base + "/followers";

    public string Home => _base;

    /// <summary><c>@name@server</c>, as people enter it to follow.</summary>
    public string Handle => $"@{Slug}@{Server}";

    public string Server => new Uri(Root).Authority;

    public string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"{Actor}#key-{number}");

    public string Post(Guid id) => $"{_base}/posts/{id:D}";

    public string Answer(Guid id) => $"{_base}/answers/{id:D}";

    /// <summary>The id of an activity that has no address of its own.</summary>
    public string Activity(Guid id) => $"{Actor}#activity-{id:D}";

    public Guid? PostOf(string? address) => Id(address, "/posts/");

    public Guid? AnswerOf(string? address) => Id(address, "/answers/");

    private Guid? Id(string? address, string part) =>
        address is not null && address.StartsWith(_base + part, StringComparison.Ordinal) && Guid.TryParseExact(address.AsSpan(_base.Length + part.Length), "D", out var id) ? id : null;
}
