// What differs between Meta's networks that publish by containers: addresses, names of fields, and whether a post can be without images.
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Networks.Meta;

/// <param name="Client">Name of its HTTP client.</param>
/// <param name="Server">Its usual root, as an agency may enter another.</param>
/// <param name="Version">The first part of each path.</param>
/// <param name="Me">What is asked of the account, beneath <c>me</c>.</param>
/// <param name="Edge">Where containers are made, beneath the account; its posts are read from <paramref name="Posts"/>.</param>
/// <param name="Text">Name of the text in a container and in a post.</param>
/// <param name="Status">Name of a container's status.</param>
/// <param name="Typed">Whether a container says its kind of media also where there is only one kind it can be.</param>
/// <param name="Deletes">Whether a post can be taken back.</param>
/// <param name="Insights">What is asked of the insights of a post.</param>
/// <param name="Counts">What is asked of the post itself where there is no right to its insights.</param>
/// <param name="Origin">Where people are asked for their consent.</param>
/// <param name="CodeServer">Where the code of a consent is exchanged.</param>
/// <param name="LongGrant">What makes a token of an hour one of sixty days.</param>
/// <param name="Rights">What is asked for; the texts of why are named alike.</param>
internal sealed record MetaSite(
    string Name, string Client, string Server, string Version, string Me, string Edge, string Publish, string Posts, string Limit, string Refresh, string Grant,
    string Text, string Status, bool Typed, bool Deletes, string Insights, string Counts, string Origin, string CodeServer, string LongGrant, params IReadOnlyList<string> Rights)
{
    public static MetaSite Threads { get; } = new(
        "threads", "threads", "https://graph.threads.net", "v1.0", "id,username", "threads", "threads_publish", "threads", "threads_publishing_limit",
        "refresh_access_token", "th_refresh_token", "text", "status", Typed: true, Deletes: true,
        "views,likes,replies,reposts,quotes,shares", "id",
        "https://threads.com", "https://graph.threads.net", "th_exchange_token",
        "threads_basic", "threads_content_publish", "threads_delete");

    public static MetaSite Instagram { get; } = new(
        "instagram", "instagram", "https://graph.instagram.com", "v25.0", "user_id,username", "media", "media_publish", "media", "content_publishing_limit",
        "refresh_access_token", "ig_refresh_token", "caption", "status_code", Typed: false, Deletes: false,
        "views,reach,likes,comments,shares", "id,like_count,comments_count",
        "https://www.instagram.com", "https://api.instagram.com", "ig_exchange_token",
        "instagram_business_basic", "instagram_business_content_publish");

    public IReadOnlyList<ConsentScope> Scopes { get; } = [.. Rights.Select(right => new ConsentScope(right, $"networks.meta.scope.{right}"))];

    /// <summary>The page of Threads may send people on to its name with www.</summary>
    public ConsentTerms Consent => new(
        Scopes, RegistersItself: false, Server, Origin == Threads.Origin ? Origin + " https://www.threads.com" : Origin, AppHint: $"networks.{Name}.app.hint");

    public Reason Title => new($"networks.{Name}.title");
}
