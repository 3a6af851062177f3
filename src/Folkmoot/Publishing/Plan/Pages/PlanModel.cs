// A post and the campaigns that it can be put into, as the post's page hands them on: components are public, and the rules are not.
namespace Folkmoot.Publishing.Plan.Pages;

public sealed class PlanModel
{
    internal PlanModel(Post post, IReadOnlyList<Campaign> campaigns) => (Post, Campaigns) = (post, campaigns);

    internal Post Post { get; }

    internal IReadOnlyList<Campaign> Campaigns { get; }
}
