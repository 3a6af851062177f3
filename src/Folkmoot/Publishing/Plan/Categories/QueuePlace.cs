// A post in a slot on a day. It counts while the post has that very time and category; a post that was moved or withdrawn leaves its slot open.
using System.Linq.Expressions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Plan.Categories;

internal sealed class QueuePlace : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid CategoryId { get; set; }

    public Guid SlotId { get; set; }

    /// <summary>On the agency's calendar. Unique with the slot: of two people at once one takes the next.</summary>
    public DateOnly Day { get; set; }

    public Guid PostId { get; set; }

    /// <summary>The instant of the slot on that day.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Whether the post is still there.</summary>
    public static Expression<Func<QueuePlace, bool>> Holds(StoreDb db) => q => db.Posts.Any(p =>
        p.Id == q.PostId && p.DueAt == q.At && p.CategoryId == q.CategoryId && p.State != PostState.Withdrawn && p.State != PostState.Withdrawing);

    /// <summary>Whether the post has left, so that the slot is open.</summary>
    public static Expression<Func<QueuePlace, bool>> Left(StoreDb db) => q => !db.Posts.Any(p =>
        p.Id == q.PostId && p.DueAt == q.At && p.CategoryId == q.CategoryId && p.State != PostState.Withdrawn && p.State != PostState.Withdrawing);
}

internal sealed class QueuePlaceTable : IEntityTypeConfiguration<QueuePlace>
{
    public void Configure(EntityTypeBuilder<QueuePlace> builder)
    {
        builder.ToTable("post_queue_places");
        builder.HasIndex(q => new { q.SlotId, q.Day }).IsUnique();
        builder.HasIndex(q => q.PostId).IsUnique();
        builder.HasIndex(q => new { q.CategoryId, q.At });
        builder.HasOne<PostCategory>().WithMany().HasForeignKey(q => q.CategoryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<CategorySlot>().WithMany().HasForeignKey(q => q.SlotId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Post>().WithMany().HasForeignKey(q => q.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
