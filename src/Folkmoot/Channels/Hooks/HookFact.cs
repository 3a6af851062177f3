// Something that happened, as it is told outside: the exact bytes that every endpoint gets, and one message for each endpoint.
using System.ComponentModel.DataAnnotations.Schema;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Channels.Hooks;

/// <summary>Added in the transaction that makes it true; <see cref="HookSeal"/> numbers it and addresses it, or drops it where nobody wants it.</summary>
internal sealed class HookFact : IAgencyOwned
{
    /// <summary>How long what was sent is kept and can be sent again.</summary>
    public const int KeptDays = 30;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>1, 2, 3 … within the agency, in the order in which it became true.</summary>
    public long Sequence { get; set; }

    public required string Event { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The exact body.</summary>
    public string Body { get; set; } = "";

    /// <summary>Until it is sealed: what is told.</summary>
    [NotMapped]
    public IReadOnlyDictionary<string, object?> Data { get; set; } = new Dictionary<string, object?>();

    /// <summary>Until it is sealed: the one endpoint that is told; null for all that want it.</summary>
    [NotMapped]
    public Guid? OnlyEndpointId { get; set; }
}

/// <summary>Stored by number: never renumber.</summary>
internal enum HookState
{
    Waiting = 1,

    /// <summary>The receiver took it.</summary>
    Taken = 2,

    /// <summary>Given up after <see cref="HookRules.GiveUpAfter"/>.</summary>
    GivenUp = 3,
}

/// <summary>A fact for one endpoint. Its id is the <c>webhook-id</c>, the same at every attempt and replay.</summary>
internal sealed class HookMessage : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid FactId { get; set; }

    public Guid EndpointId { get; set; }

    public HookState State { get; set; } = HookState.Waiting;

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When somebody asked for it again.</summary>
    public DateTimeOffset? ReplayedAt { get; set; }

    /// <summary>Calls made.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset? LastAt { get; set; }

    /// <summary>The answer's code; null where none came.</summary>
    public int? Status { get; set; }

    public int? DurationMs { get; set; }

    /// <summary>Why the last call failed, as a stored <see cref="Networks.Reason"/>.</summary>
    public string? Reason { get; set; }

    /// <summary>The beginning of a refusal's words.</summary>
    public string? Excerpt { get; set; }
}

internal sealed class HookFactTable : IEntityTypeConfiguration<HookFact>
{
    public void Configure(EntityTypeBuilder<HookFact> builder)
    {
        builder.ToTable("hook_facts");
        builder.Property(f => f.Event).HasMaxLength(60);
        builder.HasIndex(f => new { f.AgencyId, f.Sequence }).IsUnique();
        builder.HasIndex(f => f.At);
    }
}

internal sealed class HookMessageTable : IEntityTypeConfiguration<HookMessage>
{
    public void Configure(EntityTypeBuilder<HookMessage> builder)
    {
        builder.ToTable("hook_messages");
        builder.Property(m => m.Reason).HasMaxLength(Networks.Reason.StoredMax);
        builder.Property(m => m.Excerpt).HasMaxLength(Networks.Webhook.HookClient.ExcerptMax);
        builder.HasIndex(m => new { m.EndpointId, m.FactId }).IsUnique();
        builder.HasIndex(m => new { m.EndpointId, m.CreatedAt });
        builder.HasOne<HookFact>().WithMany().HasForeignKey(m => m.FactId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<HookEndpoint>().WithMany().HasForeignKey(m => m.EndpointId).OnDelete(DeleteBehavior.Cascade);
    }
}
