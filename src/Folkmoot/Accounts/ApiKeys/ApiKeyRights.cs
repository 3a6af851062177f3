// What a key can be given: the rights that the public API has endpoints for.
using Folkmoot.Web;

namespace Folkmoot.Accounts.ApiKeys;

internal static class ApiKeyRights
{
    public static IReadOnlyList<string> All { get; } = [Right.PostsRead, Right.PostsWrite, Right.PostsApprove, Right.ChannelsRead, Right.WebhooksManage];

    public static string TextKey(string right) => $"accounts.api-key.right.{right}";
}
