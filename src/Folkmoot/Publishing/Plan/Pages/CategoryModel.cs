// A category with its slots and its queue, for the components that show them: components are public, and the rules are not.
using Folkmoot.Publishing.Plan.Categories;

namespace Folkmoot.Publishing.Plan.Pages;

public sealed class CategoryModel
{
    internal CategoryModel(
        PostCategory category, IReadOnlyList<CategorySlot> slots, IReadOnlyList<QueueRow> queue, IReadOnlyDictionary<Guid, ChannelFacts> channels, IReadOnlyList<OpenSlot> open) =>
        (Category, Slots, Queue, Channels, Open) = (category, slots, queue, channels, open);

    internal PostCategory Category { get; }

    internal IReadOnlyList<CategorySlot> Slots { get; }

    internal IReadOnlyList<QueueRow> Queue { get; }

    internal IReadOnlyDictionary<Guid, ChannelFacts> Channels { get; }

    /// <summary>Of the weeks to come.</summary>
    internal IReadOnlyList<OpenSlot> Open { get; }

    internal bool TakesPosts => Category.ArchivedAt is null;
}
