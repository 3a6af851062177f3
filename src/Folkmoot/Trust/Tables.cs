// The tables of this module.
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Storage;

internal abstract partial class StoreDb
{
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<ModelSet> ModelSets => Set<ModelSet>();
}
