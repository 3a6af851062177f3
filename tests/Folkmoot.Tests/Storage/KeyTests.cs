// A copy of the database alone opens nothing: the keys in it are sealed with a secret that is kept elsewhere.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Storage;

public sealed class KeyTests
{
    private static readonly Dictionary<string, string> Settings = new() { ["password"] = "xyzzy-plugh" };

    [DatabaseTheory]
    public async Task Keys_in_the_database_are_sealed(Engine engine)
    {
        var path = RunFolder.NewPath("folkmoot.key");
        await using var house = await TestHouse.OpenAsync(engine, null, $"--KeyFile={path}");
        var secrets = house.Services.GetRequiredService<Secrets>();
        secrets.Read(secrets.Protect(Settings)).ShouldBe(Settings);
        var keys = await house.InAsync(Guid.Empty, (StoreDb db) => db.Set<ProtectionKey>().Select(k => k.Xml).ToListAsync());
        keys.ShouldHaveSingleItem().ShouldContain("<sealed ");
        keys.Single().ShouldNotContain("<value>");
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Another_key_file_opens_nothing_and_a_broken_one_says_what_to_do()
    {
        await using var first = await TestHouse.OpenAsync(Engine.Sqlite, null, $"--KeyFile={RunFolder.NewPath("first.key")}");
        var stored = first.Services.GetRequiredService<Secrets>().Protect(Settings);
        var other = Program.BuilderFor([$"--Database={first.ConnectionString}", $"--KeyFile={RunFolder.NewPath("other.key")}", "--Logging:LogLevel:Default=None"]);
        await using (var app = other.Build())
        {
            Should.Throw<System.Security.Cryptography.CryptographicException>(() => app.Services.GetRequiredService<Secrets>().Read(stored));
        }

        var broken = RunFolder.NewPath("broken.key");
        await File.WriteAllTextAsync(broken, "not a key");
        Should.Throw<SettingException>(() => new KeyFile(broken).ReadOrMake()).Message.ShouldContain(broken);
    }
}
