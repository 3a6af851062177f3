// Holds tenancy: every table belongs to an agency, or says why not; and the schema is the model.
using System.Reflection;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Architecture;

public sealed class TableTests
{
    private static readonly string[] Identity = ["Microsoft.AspNetCore.Identity"];

    [Fact]
    public void Every_table_has_an_agency_and_its_filter_or_says_why_not()
    {
        using var db = Model();
        foreach (var entity in db.Model.GetEntityTypes().Where(e => !Identity.Any(n => e.ClrType.Namespace == n)))
        {
            if (typeof(IAgencyOwned).IsAssignableFrom(entity.ClrType))
            {
                entity.GetDeclaredQueryFilters().ShouldNotBeEmpty($"{entity.ClrType.Name} has an agency but no filter");
            }
            else
            {
                entity.ClrType.GetCustomAttribute<SharedTableAttribute>().ShouldNotBeNull($"{entity.ClrType.Name} has neither an agency nor [SharedTable]");
            }
        }
    }

    [Fact]
    public void Passkeys_have_their_table()
    {
        using var db = Model();
        db.Model.GetEntityTypes().Select(e => e.GetTableName()).ShouldContain(name => name!.Contains("passkeys"));
    }

    [Fact]
    public void Migrations_match_the_model_on_SQLite()
    {
        using var db = Model();
        db.Database.HasPendingModelChanges().ShouldBeFalse("run eng/schema.sh NAME");
    }

    [Fact]
    public void Migrations_match_the_model_on_PostgreSQL()
    {
        using var db = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=nowhere").Options, new AgencyScope());
        db.Database.HasPendingModelChanges().ShouldBeFalse("run eng/schema.sh NAME");
    }

    private static SqliteDb Model() => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options, new AgencyScope());
}
