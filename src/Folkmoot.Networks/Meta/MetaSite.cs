// What differs between Meta's networks that publish by containers: addresses, names of fields, and whether a post can be without images.
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
internal sealed record MetaSite(
    string Name, string Client, string Server, string Version, string Me, string Edge, string Publish, string Posts, string Limit, string Refresh, string Grant,
    string Text, string Status, bool Typed, bool Deletes, string Insights, string Counts)
{
    public static MetaSite Threads { get; } = new(
        "threads", "threads", "https://graph.threads.net", "v1.0", "id,username", "threads", "threads_publish", "threads", "threads_publishing_limit",
        "refresh_access_token", "th_refresh_token", "text", "status", Typed: true, Deletes: true,
        "views,likes,replies,reposts,quotes,shares", "id");

    public static MetaSite Instagram { get; } = new(
        "instagram", "instagram", "https://graph.instagram.com", "v25.0", "user_id,username", "media", "media_publish", "media", "content_publishing_limit",
        "refresh_access_token", "ig_refresh_token", "caption", "status_code", Typed: false, Deletes: false,
        "views,reach,likes,comments,shares", "id,like_count,comments_count");

    public Reason Title => new($"networks.{Name}.title");
}
