// A post and the campaigns and categories that it can be put into, as the post's page hands them on: components are public, and the rules are not.
using Folkmoot.Publishing.Plan.Categories;

namespace Folkmoot.Publishing.Plan.Pages;

public sealed class PlanModel
{
    internal PlanModel(Post post, IReadOnlyList<Campaign> campaigns, IReadOnlyList<PostCategory> categories) => (Post, Campaigns, Categories) = (post, campaigns, categories);

    internal Post Post { get; }

    internal IReadOnlyList<Campaign> Campaigns { get; }

    internal IReadOnlyList<PostCategory> Categories { get; }
}
