// A link, made by an administrator or at the console, by which somebody who forgot the password sets a new one.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Accounts.People;

[SharedTable("It belongs to a person, who may serve several agencies.")]
internal sealed class PasswordLink
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public Guid Id { get; set; }

    public Guid PersonId { get; set; }

    public required string TokenHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class PasswordLinkTable : IEntityTypeConfiguration<PasswordLink>
{
    public void Configure(EntityTypeBuilder<PasswordLink> builder)
    {
        builder.ToTable("password_links");
        builder.Property(l => l.TokenHash).HasMaxLength(64);
        // One winner where two use it at the same moment.
        builder.Property(l => l.UsedAt).IsConcurrencyToken();
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
