// The command line where things are not as they should be: one clear line that says what to do, the promised exit status, and nothing half done.
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Loop;

[Trait("Category", "App")]
public sealed class CommandTests
{
    [Fact]
    public async Task An_unreachable_database_is_named_with_its_setting()
    {
        var result = await FolkmootCommand.RunAsync("serve", "--database", $"Host=127.0.0.1;Port={LocalServer.FreePort()};Username=folkmoot;Database=folkmoot");

        result.Status.ShouldBe(2);
        result.OneClearLine().ShouldContain("The database cannot be used");
        result.Errors.ShouldContain("FOLKMOOT__Database");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Prot=5432", "not a connection string")]
    [InlineData("var/folkmoot.db", "not a connection string")]
    [InlineData("Data Source=/proc/folkmoot/folkmoot.db", "The database cannot be used")]
    public async Task A_database_that_cannot_be_is_named_with_its_setting(string database, string says)
    {
        var result = await FolkmootCommand.RunAsync("serve", "--work", "--database", database);

        result.Status.ShouldBe(2);
        result.OneClearLine().ShouldContain(says);
    }

    [Fact]
    public async Task A_corrupt_settings_file_is_named_with_its_line()
    {
        var program = FolkmootCommand.Copy();
        await File.WriteAllTextAsync(Path.Combine(program, "appsettings.json"), "{\n  \"Database\": \"Data Source=x.db\",\n  \"Urls\": oops\n}\n");
        var result = await FolkmootCommand.RunInAsync(program, [], "serve");

        result.Status.ShouldBe(2);
        var line = result.OneClearLine();
        line.ShouldContain(Path.Combine(program, "appsettings.json"));
        line.ShouldContain("line 3");
    }

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("serve", "--no-such-option")]
    [InlineData("check-post", "--network")]
    [InlineData("check-post")]
    [InlineData("intents", "train")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments)
    {
        var result = await FolkmootCommand.RunAsync(arguments);

        result.Status.ShouldBe(2);
        result.Errors.ShouldNotBeEmpty();
        result.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_question_for_help_is_no_wrong_usage() => (await FolkmootCommand.RunAsync("check-post", "--help")).Status.ShouldBe(0);

    [Fact]
    public async Task A_setting_beyond_its_range_is_named()
    {
        var environment = new Dictionary<string, string> { ["FOLKMOOT__Work__Concurrency"] = "0", ["FOLKMOOT__Urls"] = "http://127.0.0.1:0" };
        var result = await FolkmootCommand.RunInAsync(FolkmootCommand.Folder, environment, "serve", "--work");

        result.Status.ShouldBe(2);
        result.OneClearLine().ShouldContain("Concurrency");
    }

    [Fact]
    public async Task An_address_in_use_is_named_with_a_way_out()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)other.LocalEndPoint!).Port}");
        var result = await FolkmootCommand.RunAsync("serve", "--work", "--urls", address);

        result.Status.ShouldBe(2);
        result.ErrorLines[^1].ShouldContain("choose another");
        (result.Output + result.Errors).ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_mentions_file_with_a_broken_line_is_taken_in_but_for_it_and_once()
    {
        await using var database = await AnAgencyAsync(Engine.Sqlite);
        var file = RunFolder.NewPath("mentions.jsonl");
        await File.WriteAllTextAsync(file, """
            {"id":"1","text":"The library is wonderful"}
            {"id":"2","text":"Otra vez sin agua"}
            {"id":"3","text":"cut
            {"id":"4","text":"After it"}
            """);
        var first = await FolkmootCommand.RunAsync("import", "mentions", file, "--database", database.ConnectionString);
        var second = await FolkmootCommand.RunAsync("import", "mentions", file, "--database", database.ConnectionString);

        (first.Status, second.Status).ShouldBe((1, 1));
        first.ErrorLines[0].ShouldStartWith("line 3: ");
        first.ErrorLines[1].ShouldStartWith("4 rows: 3 taken in, 0 taken in before, 1 with an error.");
        second.ErrorLines[1].ShouldStartWith("4 rows: 0 taken in, 3 taken in before, 1 with an error.");
        await using var db = database.Open(new AgencyScope());
        (await db.RawEvents.IgnoreQueryFilters().Select(r => r.ExternalId).OrderBy(i => i).ToListAsync()).ShouldBe(["1", "2", "4"]);
    }

    [Fact]
    public async Task A_mentions_file_that_is_not_there_is_named()
    {
        await using var database = await AnAgencyAsync(Engine.Sqlite);
        var result = await FolkmootCommand.RunAsync("import", "mentions", "/nowhere/mentions.jsonl", "--database", database.ConnectionString);

        result.Status.ShouldBe(2);
        result.OneClearLine().ShouldContain("/nowhere/mentions.jsonl cannot be read");
    }

    [Fact]
    public async Task Check_names_the_audit_entry_that_was_tampered_with()
    {
        await using var database = await AnAgencyAsync(Engine.Sqlite);
        (await FolkmootCommand.RunAsync("check", "--database", database.ConnectionString)).Status.ShouldBe(0);
        await using (var db = database.Open(new AgencyScope()))
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER audit_entries_no_update");
            await db.Database.ExecuteSqlAsync($"UPDATE audit_entries SET action = 'accounts.agency.forgotten' WHERE sequence = 1");
        }

        var result = await FolkmootCommand.RunAsync("check", "--database", database.ConnectionString);

        result.Status.ShouldBe(1);
        result.Output.Split('\n').Single(l => l.StartsWith("FAULT", StringComparison.Ordinal)).ShouldContain("entry 1 (accounts.agency.forgotten");
        result.Output.ShouldContain("restore from a backup");
    }

    [DatabaseTheory]
    public async Task Migrate_makes_an_empty_database_usable_and_a_second_time_changes_nothing(Engine engine)
    {
        await using var database = await TestDatabase.NewEmptyAsync(engine);
        for (var time = 1; time <= 2; time++)
        {
            var result = await FolkmootCommand.RunAsync("migrate", "--database", database.ConnectionString);
            result.Status.ShouldBe(0, result.Errors);
            result.OneClearLine().ShouldBe("The database is up to date.");
        }

        var environment = new Dictionary<string, string> { ["FOLKMOOT__KeyFile"] = RunFolder.NewPath("keys") };
        var check = await FolkmootCommand.RunInAsync(FolkmootCommand.Folder, environment, "check", "--database", database.ConnectionString);
        check.Status.ShouldBe(0, check.Output);
    }

    private static async Task<TestDatabase> AnAgencyAsync(Engine engine)
    {
        var database = await TestDatabase.NewAsync(engine);
        await using var house = Program.Build([$"--Database={database.ConnectionString}", "--Logging:LogLevel:Default=None"]);
        await using var scope = house.Services.CreateAsyncScope();
        var create = scope.ServiceProvider.GetRequiredService<CreateAgency>();
        await create.RunAsync(new("City of Marlow Ferry", "marlow-ferry", "America/New_York", "en"), default);
        return database;
    }
}
