// The tables of this module.
using Folkmoot.Listening;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Storage;

internal abstract partial class StoreDb
{
    public DbSet<Source> Sources => Set<Source>();

    public DbSet<RawEvent> RawEvents => Set<RawEvent>();

    public DbSet<Mention> Mentions => Set<Mention>();

    public DbSet<MentionRollup> MentionRollups => Set<MentionRollup>();
}
