// Signing in against a real database: what pauses it, what is good once, and what ends a session.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Accounts.People;
using Folkmoot.Accounts.SignIn;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Accounts;

public sealed class SignInTests
{
    private const string Email = "ada@example.org";
    private const string Password = "seven blue lanterns drift";
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.7");

    [DatabaseTheory]
    public async Task The_right_password_signs_in_however_the_address_is_written(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (_, ada) = await AdaAsync(house);
        (await TryAsync(house, " ADA@example.org ", Password)).ShouldBe(new Attempt.Right(ada, NeedsCode: false));
    }

    [DatabaseTheory]
    public async Task Unknown_people_wrong_passwords_and_paused_sign_in_get_the_same_answer(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agency, ada) = await AdaAsync(house);
        (await TryAsync(house, "nobody@example.org", Password)).ShouldBe(new Attempt.Wrong());
        for (var n = 0; n < Lockout.Failures; n++)
        {
            (await TryAsync(house, Email, "wrong")).ShouldBe(new Attempt.Wrong());
        }

        (await TryAsync(house, Email, Password)).ShouldBe(new Attempt.Wrong());
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await TryAsync(house, Email, "wrong")).ShouldBe(new Attempt.Wrong());
        house.Clock.Advance(TimeSpan.FromMinutes(1.5));
        (await TryAsync(house, Email, Password)).ShouldBe(new Attempt.Wrong(), "the second pause is longer");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await TryAsync(house, Email, Password)).ShouldBe(new Attempt.Right(ada, NeedsCode: false));
        (await ActionsAsync(house, agency)).Count(a => a == "accounts.sign-in.paused").ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task Many_wrong_attempts_at_once_all_count(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await AdaAsync(house);
        await Task.WhenAll(Enumerable.Range(0, 14).Select(_ => TryAsync(house, Email, "wrong")));
        var failures = await house.InAsync(Guid.Empty, (StoreDb db) => db.Users.Select(p => p.AccessFailedCount).SingleAsync());
        failures.ShouldBeInRange(Lockout.Failures, 14);
        (await TryAsync(house, Email, Password)).ShouldBe(new Attempt.Wrong());
    }

    [DatabaseTheory]
    public async Task One_address_cannot_try_everybody(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, settings: []);
        var limit = (AddressLimit)house.Services.GetService(typeof(AddressLimit))!;
        await AdaAsync(house);
        for (var n = 0; n < AddressLimit.Failures; n++)
        {
            limit.Take(Home);
        }

        (await TryAsync(house, Email, Password)).ShouldBe(new Attempt.TooMany());
    }

    [DatabaseTheory]
    public async Task A_code_of_the_app_opens_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agency, ada) = await AdaAsync(house);
        var (secret, _) = await ConnectAsync(house, agency, ada);
        (await TryAsync(house, Email, Password)).ShouldBe(new Attempt.Right(ada, NeedsCode: true));
        (await CodeAsync(house, ada, secret)).ShouldBe(new Attempt.Wrong(), "the code that connected the app is spent");
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        (await CodeAsync(house, ada, secret)).ShouldBe(new Attempt.Right(ada, NeedsCode: false));
        (await CodeAsync(house, ada, secret)).ShouldBe(new Attempt.Wrong());
    }

    [DatabaseTheory]
    public async Task A_code_shown_twice_at_the_same_moment_opens_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agency, ada) = await AdaAsync(house);
        var (secret, _) = await ConnectAsync(house, agency, ada);
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        var attempts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CodeAsync(house, ada, secret)));
        attempts.Count(a => a is Attempt.Right).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task A_recovery_code_opens_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agency, ada) = await AdaAsync(house);
        var (_, codes) = await ConnectAsync(house, agency, ada);
        codes.Length.ShouldBe(Authenticator.Codes);
        var typed = codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);
        (await RecoverAsync(house, ada, typed)).ShouldBe(new Attempt.Right(ada, NeedsCode: false));
        (await RecoverAsync(house, ada, typed)).ShouldBe(new Attempt.Wrong());
        (await house.InAsync(agency, (Authenticator a) => a.CodesLeftAsync(ada, default))).ShouldBe(Authenticator.Codes - 1);
    }

    [DatabaseTheory]
    public async Task Neither_the_secret_nor_a_recovery_code_can_be_read_from_the_database(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agency, ada) = await AdaAsync(house);
        var (secret, codes) = await ConnectAsync(house, agency, ada);
        var person = await house.InAsync(agency, (StoreDb db) => db.Users.AsNoTracking().SingleAsync(p => p.Id == ada));
        person.AuthenticatorSecret!.ShouldNotContain(Totp.ToText(secret));
        person.AuthenticatorSecret!.ShouldNotContain(Convert.ToBase64String(secret));
        (await house.InAsync(agency, (StoreDb db) => db.RecoveryCodes.AsNoTracking().Select(c => c.Hash).ToListAsync())).ShouldNotContain(h => codes.Contains(h));
    }

    [DatabaseTheory]
    public async Task A_session_holds_until_it_is_ended_idle_or_old(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agency, ada) = await AdaAsync(house);
        var session = await StartAsync(house, ada);
        (await ReadAsync(house, session))!.Agency!.Id.ShouldBe(agency);
        for (var hour = 0; hour < 23; hour++)
        {
            house.Clock.Advance(TimeSpan.FromHours(1));
            (await ReadAsync(house, session)).ShouldNotBeNull();
        }

        house.Clock.Advance(TimeSpan.FromHours(1));
        (await ReadAsync(house, session)).ShouldBeNull("a day has passed");

        var idle = await StartAsync(house, ada);
        house.Clock.Advance(TimeSpan.FromMinutes(241));
        (await ReadAsync(house, idle)).ShouldBeNull("nobody used it");

        var ended = await StartAsync(house, ada);
        (await house.InAsync(agency, (EndSession end) => end.RunAsync(ada, ended, default))).ShouldBeTrue();
        (await ReadAsync(house, ended)).ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task Nobody_ends_another_persons_session(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agency, ada) = await AdaAsync(house);
        var other = await house.APersonAsync(agency, Role.Administrator);
        var session = await StartAsync(house, ada);
        (await house.InAsync(agency, (EndSession end) => end.RunAsync(other.Id, session, default))).ShouldBeFalse();
        (await ReadAsync(house, session)).ShouldNotBeNull();
    }

    [DatabaseTheory]
    public async Task A_changed_password_ends_every_other_session(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agency, ada) = await AdaAsync(house);
        var (here, elsewhere) = (await StartAsync(house, ada), await StartAsync(house, ada));
        const string next = "nine red kites glide";
        (await house.InAsync(agency, (ChangePassword c) => c.RunAsync(new(ada, here, "wrong", next, Home), default)))
            .ShouldBe(new Outcome.Refused("Current", "accounts.password.current-wrong"));
        (await house.InAsync(agency, (ChangePassword c) => c.RunAsync(new(ada, here, Password, "Testford-2026", Home), default)))
            .ShouldBe(new Outcome.Refused("Password", "accounts.password.personal"));
        (await ReadAsync(house, elsewhere)).ShouldNotBeNull();
        (await house.InAsync(agency, (ChangePassword c) => c.RunAsync(new(ada, here, Password, next, Home), default))).ShouldBeOfType<Outcome.Made>();
        (await ReadAsync(house, here)).ShouldNotBeNull();
        (await ReadAsync(house, elsewhere)).ShouldBeNull();
        (await TryAsync(house, Email, Password)).ShouldBe(new Attempt.Wrong());
        (await TryAsync(house, Email, next)).ShouldBe(new Attempt.Right(ada, NeedsCode: false));
    }

    [DatabaseTheory]
    public async Task A_changed_role_and_lost_access_take_effect_at_the_next_request(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agency, ada) = await AdaAsync(house);
        var author = (await house.InAsync(Guid.Empty, (AddPerson add) =>
            add.RunAsync(new(agency, "Bob", "bob@example.org", Password, [Role.Author]), default))).Required.Id;
        var session = await StartAsync(house, author);
        (await ReadAsync(house, session))!.Rights.ShouldNotContain(Folkmoot.Web.Right.PostsApprove);
        await house.InAsync(agency, (ChangeRoles change) => change.RunAsync(author, [Role.Approver], default));
        (await ReadAsync(house, session))!.Rights.ShouldContain(Folkmoot.Web.Right.PostsApprove);
        await house.InAsync(agency, (DisablePerson disable) => disable.RunAsync(author, default));
        (await ReadAsync(house, session)).ShouldBeNull();
        (await ReadAsync(house, await StartAsync(house, author)))!.Rights.ShouldBe([Folkmoot.Web.Right.OwnAccount]);
        (await house.InAsync(Guid.Empty, (CheckAudit check) => check.RunAsync(agency, default))).Fault.ShouldBeNull();
        ada.ShouldNotBe(author);
    }

    private static async Task<(Guid Agency, Guid Ada)> AdaAsync(TestHouse house)
    {
        var agency = (await house.InAsync(Guid.Empty, (CreateAgency create) =>
            create.RunAsync(new("Testford", "testford", "America/New_York", "en"), default))).Required.Id;
        var ada = (await house.InAsync(Guid.Empty, (AddPerson add) =>
            add.RunAsync(new(agency, "Ada Lovelace", Email, Password, [Role.Administrator]), default))).Required.Id;
        return (agency, ada);
    }

    private static Task<Attempt> TryAsync(TestHouse house, string email, string password) =>
        house.InAsync(Guid.Empty, (CheckPassword check) => check.RunAsync(email, password, Home, default));

    private static Task<Attempt> CodeAsync(TestHouse house, Guid person, byte[] secret) =>
        house.InAsync(Guid.Empty, (CheckCode check) => check.RunAsync(person, Totp.Code(secret, Totp.StepAt(house.Clock.GetUtcNow())), Home, default));

    private static Task<Attempt> RecoverAsync(TestHouse house, Guid person, string code) =>
        house.InAsync(Guid.Empty, (CheckCode check) => check.RunRecoveryAsync(person, code, Home, default));

    private static Task<Guid> StartAsync(TestHouse house, Guid person) =>
        house.InAsync(Guid.Empty, (StartSession start) => start.RunAsync(new(person, Proof.Password, null, Home), default));

    private static Task<SignedIn?> ReadAsync(TestHouse house, Guid session) =>
        house.InAsync(Guid.Empty, (ReadSession read) => read.RunAsync(session, default));

    private static Task<List<string>> ActionsAsync(TestHouse house, Guid agency) =>
        house.InAsync(agency, (StoreDb db) => db.AuditEntries.AsNoTracking().Select(a => a.Action).ToListAsync());

    private static async Task<(byte[] Secret, string[] Codes)> ConnectAsync(TestHouse house, Guid agency, Guid person)
    {
        await house.InAsync(agency, (Authenticator a) => a.BeginAsync(person, default));
        var secret = (await house.InAsync(agency, (Authenticator a) => a.PendingAsync(person, default)))!;
        var made = await house.InAsync(agency, (Authenticator a) =>
            a.ConfirmAsync(person, Totp.Code(secret, Totp.StepAt(house.Clock.GetUtcNow())), default));
        return (secret, made.Required.Secret!.Split('\n'));
    }
}
