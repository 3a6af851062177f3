// The tables of this module.
using Folkmoot.Drafting;
using Folkmoot.Drafting.Translations;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Storage;

internal abstract partial class StoreDb
{
    public DbSet<Policy> DraftingPolicies => Set<Policy>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<TranslationUnit> TranslationUnits => Set<TranslationUnit>();

    public DbSet<GlossaryTerm> GlossaryTerms => Set<GlossaryTerm>();

    public DbSet<TranslationReviewer> TranslationReviewers => Set<TranslationReviewer>();
}
