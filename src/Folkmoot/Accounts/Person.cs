// Somebody who works with Folkmoot and can sign in.
using Folkmoot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Accounts;

[SharedTable("A person can serve several agencies; what they may do in each is a membership.")]
internal sealed class Person : IdentityUser<Guid>
{
    public const int NameMax = 100;

    [Personal]
    public required string Name { get; set; }

    /// <summary>Interface language, BCP 47; null follows the browser.</summary>
    public string? Language { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Secret of the authenticator app, encrypted; in use only where <see cref="IdentityUser{TKey}.TwoFactorEnabled"/>.</summary>
    public string? AuthenticatorSecret { get; set; }

    /// <summary>Time step of the last code that was accepted: it and all before it are spent.</summary>
    public long AuthenticatorStep { get; set; }
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(Person.NameMax);
        builder.Property(p => p.Language).HasMaxLength(35);
        builder.Property(p => p.AuthenticatorSecret).HasMaxLength(500);
        builder.HasIndex(p => p.NormalizedEmail).IsUnique().HasDatabaseName("EmailIndex");
    }
}
