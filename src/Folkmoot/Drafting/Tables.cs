// The tables of this module.
using Folkmoot.Drafting;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Storage;

internal abstract partial class StoreDb
{
    public DbSet<Policy> DraftingPolicies => Set<Policy>();

    public DbSet<Proposal> Proposals => Set<Proposal>();
}
