// The unit of work: one model for both engines. Each module adds its tables in its own Tables.cs (partial).
using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Folkmoot.Storage;

internal abstract partial class StoreDb
{
    private readonly AgencyScope _scope;

    protected StoreDb(DbContextOptions options, AgencyScope scope)
        : base(options)
    {
        _scope = scope;
    }

    /// <summary>The agency whose rows this context sees; <see cref="Guid.Empty"/> sees none.</summary>
    public Guid AgencyId => _scope.AgencyId;

    /// <summary>Holds <paramref name="name"/> until the current transaction ends, so that two nodes take turns.</summary>
    public abstract Task LockAsync(string name, CancellationToken cancellationToken);

    /// <summary>Makes the database itself refuse to change or remove a row of the table, whoever asks.</summary>
    public abstract Task RefuseChangesAsync(string table, CancellationToken cancellationToken);

    /// <summary>Whether the failure is a broken uniqueness rule, which callers may treat as "already there".</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>Whether a change was refused because another row needs the one that it removes, or lacks the one that it names.</summary>
    public abstract bool IsForeignKeyViolation(DbUpdateException exception);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Looked for once: each look at the tracked rows below would compare all of them again.
        ChangeTracker.DetectChanges();
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveDetectedAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    private async Task<int> SaveDetectedAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        GuardAgencies();
        if (Database.CurrentTransaction is not null || !AddsToChain())
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        // The audit chain is read and continued under one lock, which must be let go however the saving ends.
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    private bool AddsToChain() =>
        ChangeTracker.Entries().Any(e => e.State == EntityState.Added && e.Metadata.ClrType.IsDefined(typeof(AppendOnlyAttribute), inherit: false));

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        // Identity reads its schema version from the application's services; without it (design time, tools) the passkey table would silently go missing.
        if (optionsBuilder.Options.FindExtension<Microsoft.EntityFrameworkCore.Infrastructure.CoreOptionsExtension>()?.ApplicationServiceProvider is null)
        {
            optionsBuilder.UseApplicationServiceProvider(
                new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider());
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(StoreDb).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            if (typeof(IAgencyOwned).IsAssignableFrom(entity.ClrType))
            {
                entity.SetQueryFilter("Agency", AgencyFilter(entity));
            }

            Snake(entity);
        }
    }

    private LambdaExpression AgencyFilter(IMutableEntityType entity)
    {
        var row = Expression.Parameter(entity.ClrType, "row");
        var owner = Expression.Property(row, nameof(IAgencyOwned.AgencyId));
        var current = Expression.Property(Expression.Constant(this), nameof(AgencyId));
        return Expression.Lambda(Expression.Equal(owner, current), row);
    }

    private static void Snake(IMutableEntityType entity)
    {
        // What lies inside a JSON column (a passkey's data) has names of its own there, and no columns.
        if (entity.IsMappedToJson())
        {
            return;
        }

        entity.SetTableName(Snake(entity.GetTableName()!));
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(Snake(property.GetColumnName()));
        }
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 && !char.IsUpper(name[i - 1]) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private void GuardAgencies()
    {
        foreach (var entry in ChangeTracker.Entries<IAgencyOwned>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
            {
                continue;
            }

            if (entry.State == EntityState.Added && entry.Entity.AgencyId == Guid.Empty)
            {
                entry.Entity.AgencyId = AgencyId;
            }

            if (!_scope.IsSystem && entry.Entity.AgencyId != AgencyId)
            {
                throw new InvalidOperationException(
                    $"A {entry.Metadata.ClrType.Name} of agency {entry.Entity.AgencyId} cannot be saved on behalf of agency {AgencyId}.");
            }

            if (entry.State == EntityState.Modified && entry.Property(nameof(IAgencyOwned.AgencyId)).IsModified)
            {
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} cannot move to another agency.");
            }
        }
    }
}
