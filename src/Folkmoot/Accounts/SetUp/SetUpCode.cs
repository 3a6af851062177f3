// The one-time code without which nobody can set up an empty Folkmoot; the console shows it at each start.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Accounts.SetUp;

[SharedTable("It exists only before there is an agency.")]
internal sealed class SetUpCode
{
    /// <summary>Groups of five letters: 100 bits.</summary>
    public const int Groups = 4;

    public Guid Id { get; set; }

    public required string Hash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class SetUpCodeTable : IEntityTypeConfiguration<SetUpCode>
{
    public void Configure(EntityTypeBuilder<SetUpCode> builder)
    {
        builder.ToTable("set_up_codes");
        builder.Property(c => c.Hash).HasMaxLength(64);
    }
}
