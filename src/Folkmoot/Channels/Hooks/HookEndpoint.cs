// A program outside that wants to be told what happens to posts: where, of what, and the secret that signs.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Channels.Hooks;

/// <summary>Stored by number: never renumber.</summary>
internal enum HookPause
{
    /// <summary>A person paused it.</summary>
    ByPerson = 1,

    /// <summary>It failed for days.</summary>
    Failing = 2,

    /// <summary>It answered 410 Gone.</summary>
    Gone = 3,
}

internal sealed class HookEndpoint : IAgencyOwned
{
    public const int NameMax = 60;
    public const int UrlMax = 1_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public required string Name { get; set; }

    public required string Url { get; set; }

    /// <summary>Names of <see cref="HookEvents"/>.</summary>
    public required List<string> Events { get; set; }

    /// <summary>Sealed by <see cref="HookSecrets"/>.</summary>
    public required string Secret { get; set; }

    /// <summary>The one before, which signs too until <see cref="PreviousUntil"/>.</summary>
    public string? PreviousSecret { get; set; }

    public DateTimeOffset? PreviousUntil { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null while it is told.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    public HookPause? PauseKind { get; set; }

    /// <summary>Since when no message was taken; null where the last was.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>Calls in a row that found the receiver away.</summary>
    public int Failures { get; set; }

    /// <summary>Before this nothing is sent there, so that one receiver in trouble does not keep the workers waiting.</summary>
    public DateTimeOffset? RestUntil { get; set; }
}

internal sealed class HookEndpointTable : IEntityTypeConfiguration<HookEndpoint>
{
    public void Configure(EntityTypeBuilder<HookEndpoint> builder)
    {
        builder.ToTable("hook_endpoints");
        builder.Property(e => e.Name).HasMaxLength(HookEndpoint.NameMax);
        builder.Property(e => e.Url).HasMaxLength(HookEndpoint.UrlMax);
        builder.HasIndex(e => new { e.AgencyId, e.Name }).IsUnique();
    }
}
