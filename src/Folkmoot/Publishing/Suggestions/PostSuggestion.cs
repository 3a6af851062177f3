// Wording that somebody suggested for one text of a post when they returned it, and what its author did with it.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Suggestions;

/// <summary>Stored by number: never renumber.</summary>
internal enum SuggestedPart
{
    Title = 1,

    /// <summary>The text for every channel that has none of its own.</summary>
    Text = 2,

    /// <summary>The text of one channel.</summary>
    Version = 3,
}

internal sealed class PostSuggestion : IAgencyOwned
{
    public const int PersonMax = 200;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    public SuggestedPart Part { get; set; }

    /// <summary>The channel whose own text it is; null for the others.</summary>
    public Guid? ChannelId { get; set; }

    /// <summary>The text that was returned.</summary>
    public required string Before { get; set; }

    public required string Wording { get; set; }

    /// <summary>Null for an outside person, who has only a name.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Name of the outside person who suggested it; null for people of the agency.</summary>
    public string? Outside { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Null while nobody has decided about it.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Who decided; null where a later return took its place.</summary>
    public Guid? SettledBy { get; set; }

    /// <summary>It was taken over into the post.</summary>
    public bool Taken { get; set; }
}

internal sealed class PostSuggestionTable : IEntityTypeConfiguration<PostSuggestion>
{
    public void Configure(EntityTypeBuilder<PostSuggestion> builder)
    {
        builder.ToTable("post_suggestions");
        builder.Property(s => s.Outside).HasMaxLength(PostSuggestion.PersonMax);
        builder.HasIndex(s => new { s.PostId, s.At });
        builder.HasOne<Post>().WithMany().HasForeignKey(s => s.PostId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Channel>().WithMany().HasForeignKey(s => s.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
