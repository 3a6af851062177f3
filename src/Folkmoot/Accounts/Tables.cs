// The tables of this module. Its identity tables make the store an identity store.
using Folkmoot.Accounts;
using Folkmoot.Accounts.Absences;
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Accounts.People;
using Folkmoot.Accounts.SetUp;
using Folkmoot.Accounts.SignIn;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Storage;

internal abstract partial class StoreDb : IdentityUserContext<Person, Guid>
{
    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<PasswordLink> PasswordLinks => Set<PasswordLink>();

    public DbSet<SetUpCode> SetUpCodes => Set<SetUpCode>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
}
