// The app by which an agency is known to a network: entered once by its administrator, or registered by the program itself where a server allows that.
using Folkmoot.Networks.OAuth;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Channels.Consent;

internal sealed class AgencyApp : IAgencyOwned
{
    public const int ServerMax = 300;
    public const int ValueMax = 1_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public required string Network { get; set; }

    /// <summary>Root of the server that knows it.</summary>
    public required string Server { get; set; }

    /// <summary>Address that people return to: it was registered with this one and takes no other.</summary>
    public required string Callback { get; set; }

    /// <summary>Its id and secret, encrypted (<see cref="Secrets"/>).</summary>
    public required string Sealed { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public static string Seal(Secrets secrets, string id, string secret) => secrets.Protect(new Dictionary<string, string> { ["id"] = id, ["secret"] = secret });

    public ConsentApp Open(Secrets secrets)
    {
        var values = secrets.Read(Sealed);
        return new(Server, values["id"], values["secret"]);
    }
}

internal sealed class AgencyAppTable : IEntityTypeConfiguration<AgencyApp>
{
    public void Configure(EntityTypeBuilder<AgencyApp> builder)
    {
        builder.ToTable("agency_apps");
        builder.Property(a => a.Network).HasMaxLength(30);
        builder.Property(a => a.Server).HasMaxLength(AgencyApp.ServerMax);
        builder.Property(a => a.Callback).HasMaxLength(AgencyApp.ServerMax);
        builder.HasIndex(a => new { a.AgencyId, a.Network, a.Server }).IsUnique();
    }
}
