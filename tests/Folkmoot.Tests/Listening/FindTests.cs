// People find mentions by words without accents, by language, sentiment and period.
using Folkmoot.Listening;
using Folkmoot.Tests.Infrastructure;

namespace Folkmoot.Tests.Listening;

public sealed class FindTests
{
    [DatabaseTheory]
    public async Task Words_are_found_whatever_their_case_and_accents(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        var now = given.House.Clock.GetUtcNow();
        given.Network.Page(
            Said.ByAResident("a", "Más INFORMACIÓN sobre el 100 % del corte", now.AddMinutes(-2), language: "es"),
            Said.ByAResident("b", "Where is the bridge?", now.AddMinutes(-1)));
        await given.ListenAsync();

        (await FoundAsync(given, new MentionFilter(Words: "informacion mas"))).ShouldBe(["Más INFORMACIÓN sobre el 100 % del corte"]);
        (await FoundAsync(given, new MentionFilter(Words: "100 %"))).Count.ShouldBe(1);
        (await FoundAsync(given, new MentionFilter(Words: "rosa.example.org"))).Count.ShouldBe(2);
        (await FoundAsync(given, new MentionFilter(Words: "_here"))).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task The_newest_come_first_and_pages_end(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        var now = given.House.Clock.GetUtcNow();
        given.Network.Page([.. Enumerable.Range(0, FindMentions.PageSize + 3).Select(i => Said.ByAResident($"{i}", $"Post {i}", now.AddMinutes(-i)))]);
        await given.ListenAsync();

        (await FoundAsync(given, new MentionFilter()))[0].ShouldBe("Post 0");
        (await FoundAsync(given, new MentionFilter(Page: 2))).Count.ShouldBe(3);
        (await FoundAsync(given, new MentionFilter(From: now.AddMinutes(-2), Until: now))).ShouldBe(["Post 1", "Post 2"]);
        (await FoundAsync(given, new MentionFilter(Language: "es"))).ShouldBeEmpty();
    }

    private static Task<List<string>> FoundAsync(ListeningHouse given, MentionFilter filter) =>
        given.House.InAsync(given.AgencyId, async (FindMentions find) => (await find.RunAsync(filter, CancellationToken.None)).Mentions.Select(m => m.Text).ToList());
}
