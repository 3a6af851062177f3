// Who may join, what an administrator may change, and what stays closed to them.
using Folkmoot.Accounts;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Accounts.People;
using Folkmoot.Accounts.SetUp;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Accounts;

public sealed class PeopleTests
{
    private const string Password = "seven blue lanterns drift";
    private static readonly Outcome.Refused Gone = new("", "accounts.join.gone");

    [DatabaseTheory]
    public async Task An_invitation_is_accepted_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var admin = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);
        var token = await InviteAsync(house, admin, "bob@example.org", Role.Author, Role.Agent);
        var offer = await house.InAsync(Guid.Empty, (AcceptInvitation a) => a.FindAsync(token, default));
        (offer!.AgencyName, offer.Email, offer.HasAccount).ShouldBe(("Testford", "bob@example.org", false));
        var bob = (await AcceptAsync(house, token)).Required.Id;
        (await AcceptAsync(house, token)).ShouldBe(Gone);
        var roles = await house.AsAsync(admin, (StoreDb db) => db.Memberships.Where(m => m.PersonId == bob).Select(m => m.Roles).SingleAsync());
        roles.ShouldBe([Role.Author, Role.Agent]);
    }

    [DatabaseTheory]
    public async Task Of_two_who_accept_at_the_same_moment_one_gets_in(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var admin = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);
        var token = await InviteAsync(house, admin, "bob@example.org", Role.Author);
        var outcomes = await Task.WhenAll(AcceptAsync(house, token), AcceptAsync(house, token), AcceptAsync(house, token));
        outcomes.Count(o => o is Outcome.Made).ShouldBe(1);
        (await house.AsAsync(admin, (StoreDb db) => db.Memberships.CountAsync())).ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task An_expired_revoked_replaced_or_tampered_invitation_opens_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var admin = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);
        var token = await InviteAsync(house, admin, "bob@example.org", Role.Author);
        (await AcceptAsync(house, token[..^1] + (token[^1] == '0' ? '1' : '0'))).ShouldBe(Gone);
        var newer = await InviteAsync(house, admin, "Bob@example.org", Role.Author);
        (await AcceptAsync(house, token)).ShouldBe(Gone, "a newer one replaced it");
        house.Clock.Advance(Invitation.Life);
        (await AcceptAsync(house, newer)).ShouldBe(Gone, "it expired");
        var made = await house.AsAsync(admin, (InvitePerson i) => i.RunAsync(new("bob@example.org", [Role.Author]), default));
        await house.AsAsync(admin, (RevokeInvitation r) => r.RunAsync(made.Required.Id, default));
        (await AcceptAsync(house, made.Required.Secret!)).ShouldBe(Gone, "it was revoked");
        var stored = await house.AsAsync(admin, (StoreDb db) => db.Invitations.Select(i => i.TokenHash).ToListAsync());
        stored.ShouldNotContain(made.Required.Secret!);
    }

    [DatabaseTheory]
    public async Task A_person_of_another_agency_joins_with_the_account_they_have_and_only_they(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var admin = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);
        var elsewhere = await house.AnAgencyAsync("Elsewhere");
        var bob = (await house.InAsync(Guid.Empty, (AddPerson a) => a.RunAsync(new(elsewhere, "Bob", "bob@example.org", Password, [Role.Author]), default))).Required.Id;
        var token = await InviteAsync(house, admin, "bob@example.org", Role.Analyst);
        (await AcceptAsync(house, token)).ShouldBe(new Outcome.Refused("Email", "accounts.email.taken"), "a link must not set another password");
        (await house.InAsync(Guid.Empty, (AcceptInvitation a) => a.JoinAsync(token, admin.Id, default))).ShouldBe(new Outcome.Refused("", "accounts.join.someone-else"));
        (await house.InAsync(Guid.Empty, (AcceptInvitation a) => a.JoinAsync(token, bob, default))).ShouldBeOfType<Outcome.Made>();
        var choices = await house.InAsync(Guid.Empty, (ChooseAgency c) => c.ListAsync(bob, default));
        choices.Select(c => c.Name).ShouldBe(["Elsewhere", "Testford"]);
    }

    [DatabaseTheory]
    public async Task The_last_administrator_stays_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var admin = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);
        var other = await house.APersonAsync(admin.AgencyId, Role.Author);
        (await house.AsAsync(admin, (ChangeRoles c) => c.RunAsync(admin.Id, [Role.Author], default))).ShouldBe(new Outcome.Refused("Roles", "accounts.people.last-administrator"));
        (await house.AsAsync(admin, (DisablePerson d) => d.RunAsync(admin.Id, default))).ShouldBe(new Outcome.Refused("", "accounts.people.not-yourself"));
        (await house.AsAsync(other, (DisablePerson d) => d.RunAsync(admin.Id, default))).ShouldBe(new Outcome.Refused("", "accounts.people.last-administrator"));
        (await house.AsAsync(admin, (ChangeRoles c) => c.RunAsync(other.Id, [Role.Administrator], default))).ShouldBeOfType<Outcome.Made>();
        (await house.AsAsync(admin, (ChangeRoles c) => c.RunAsync(admin.Id, [Role.Author], default))).ShouldBeOfType<Outcome.Made>();
    }

    [DatabaseTheory]
    public async Task Two_administrators_who_remove_each_other_at_the_same_moment_leave_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var one = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);
        var two = await house.APersonAsync(one.AgencyId, Role.Administrator);
        await Task.WhenAll(
            house.AsAsync(one, (DisablePerson d) => d.RunAsync(two.Id, default)),
            house.AsAsync(two, (DisablePerson d) => d.RunAsync(one.Id, default)));
        (await house.AsAsync(one, (StoreDb db) => db.Memberships.CountAsync(m => m.DisabledAt == null))).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task An_administrator_touches_nobody_of_another_agency(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var admin = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);
        var stranger = await house.APersonAsync(await house.AnAgencyAsync("Elsewhere"), Role.Author);
        var unknown = new Outcome.Refused("", "accounts.people.unknown");
        (await house.AsAsync(admin, (ChangeRoles c) => c.RunAsync(stranger.Id, [Role.Administrator], default))).ShouldBe(unknown);
        (await house.AsAsync(admin, (DisablePerson d) => d.RunAsync(stranger.Id, default))).ShouldBe(unknown);
        (await house.AsAsync(admin, (MakePasswordLink m) => m.RunAsync(stranger.Id, default))).ShouldBe(unknown);
        (await house.AsAsync(admin, (ResetSecondStep r) => r.RunAsync(stranger.Id, default))).ShouldBe(unknown);
        (await house.AsAsync(admin, (StoreDb db) => db.Memberships.CountAsync())).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task An_administrator_cannot_open_the_account_of_somebody_who_serves_another_agency_too(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var admin = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);
        var elsewhere = await house.AnAgencyAsync("Elsewhere");
        var bob = (await house.InAsync(Guid.Empty, (AddPerson a) => a.RunAsync(new(elsewhere, "Bob", "bob@example.org", Password, [Role.Administrator]), default))).Required.Id;
        await house.InAsync(Guid.Empty, async (AcceptInvitation a) =>
            await a.JoinAsync(await InviteAsync(house, admin, "bob@example.org", Role.Author), bob, default));
        (await house.AsAsync(admin, (MakePasswordLink m) => m.RunAsync(bob, default))).ShouldBe(new Outcome.Refused("", "accounts.people.elsewhere-too"));
        (await house.AsAsync(admin, (ResetSecondStep r) => r.RunAsync(bob, default))).ShouldBe(new Outcome.Refused("", "accounts.people.elsewhere-too"));
    }

    [DatabaseTheory]
    public async Task A_password_link_works_once_and_for_a_day(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var admin = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);
        var bob = await house.APersonAsync(admin.AgencyId, Role.Author);
        var gone = new Outcome.Refused("", "accounts.link.gone");
        var token = (await house.AsAsync(admin, (MakePasswordLink m) => m.RunAsync(bob.Id, default))).Required.Secret!;
        (await UseAsync(house, token, "short")).ShouldBe(new Outcome.Refused("Password", "accounts.password.short"));
        (await UseAsync(house, token, Password)).ShouldBeOfType<Outcome.Made>();
        (await UseAsync(house, token, "nine red kites glide")).ShouldBe(gone);
        var late = (await house.AsAsync(admin, (MakePasswordLink m) => m.RunAsync(bob.Id, default))).Required.Secret!;
        house.Clock.Advance(PasswordLink.Life);
        (await UseAsync(house, late, "nine red kites glide")).ShouldBe(gone);
    }

    [DatabaseTheory]
    public async Task The_set_up_needs_the_newest_code_and_happens_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var old = await house.InAsync(Guid.Empty, (IssueSetUpCode i) => i.RunAsync(default));
        var code = await house.InAsync(Guid.Empty, (IssueSetUpCode i) => i.RunAsync(default));
        (await SetUpAsync(house, old!)).ShouldBe(new Outcome.Refused("Code", "accounts.set-up.code.wrong"));
        (await SetUpAsync(house, code!, slug: "sign-in")).ShouldBe(new Outcome.Refused("Slug", "accounts.agency.slug.taken"));
        (await SetUpAsync(house, code!, password: "short")).ShouldBe(new Outcome.Refused("Password", "accounts.password.short"));
        (await house.InAsync(Guid.Empty, (StoreDb db) => db.Agencies.CountAsync())).ShouldBe(0, "a refused set-up leaves nothing behind");
        (await SetUpAsync(house, code!.ToLowerInvariant())).ShouldBeOfType<Outcome.Made>();
        (await SetUpAsync(house, code)).ShouldBe(new Outcome.Refused("", "accounts.set-up.done"));
        (await house.InAsync(Guid.Empty, (IssueSetUpCode i) => i.RunAsync(default))).ShouldBeNull();
    }

    private static async Task<string> InviteAsync(TestHouse house, TestPerson admin, string email, params Role[] roles) =>
        (await house.AsAsync(admin, (InvitePerson i) => i.RunAsync(new(email, roles), default))).Required.Secret!;

    private static Task<Outcome> AcceptAsync(TestHouse house, string token) =>
        house.InAsync(Guid.Empty, (AcceptInvitation a) => a.RunAsync(new(token, "Bob Author", Password), default));

    private static Task<Outcome> UseAsync(TestHouse house, string token, string password) =>
        house.InAsync(Guid.Empty, (UsePasswordLink u) => u.RunAsync(token, password, default));

    private static Task<Outcome> SetUpAsync(TestHouse house, string code, string slug = "marlow-ferry", string password = Password) =>
        house.InAsync(Guid.Empty, (SetUpAgency s) => s.RunAsync(
            new(code, new("City of Marlow Ferry", slug, "America/New_York", "en"), "Ada Lovelace", "ada@example.org", password, null), default));
}
