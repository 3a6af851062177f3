// The difference of two texts is the shortest, reads as people read, and is found for long texts too.
using Folkmoot.Drafting;

namespace Folkmoot.Tests.Drafting;

public sealed class ShortestEditTests
{
    [Fact]
    public void As_much_stays_as_in_the_longest_common_subsequence()
    {
        var random = new Random(11);
        for (var i = 0; i < 2_000; i++)
        {
            int[] Sequence() => [.. Enumerable.Range(0, random.Next(0, 24)).Select(_ => random.Next(4))];
            var (old, now) = (Sequence(), Sequence());
            var edit = ShortestEdit.Between(old, now);
            var stays = old.Where((_, at) => !edit.Removed[at]).ToList();
            stays.ShouldBe(now.Where((_, at) => !edit.Added[at]).ToList());
            stays.Count.ShouldBe(Longest(old, now));
        }
    }

    [Theory]
    [InlineData("will be gone soon", "stays", "-will be gone soon +stays")]
    [InlineData("a b", "a b c", "=a b + c")]
    [InlineData("", "new", "+new")]
    [InlineData("old", "", "-old")]
    [InlineData("same", "same", "=same")]
    [InlineData("العبارة تعمل غدا", "العبارة تتوقف غدا", "=العبارة  -تعمل +تتوقف = غدا")]
    public void A_changed_phrase_is_one_change(string before, string after, string parts) =>
        string.Join(' ', Differences.Between(before, after).Select(p => "=-+"[(int)p.Change] + p.Text)).ShouldBe(parts);

    [Fact]
    public void Long_texts_that_share_little_are_shown_as_wholly_different()
    {
        var before = string.Join(' ', Enumerable.Range(0, 8_000).Select(i => $"a{i}"));
        var after = string.Join(' ', Enumerable.Range(0, 8_000).Select(i => $"b{i}"));
        Differences.Between("Dear all, " + before, "Dear all, " + after).Select(p => p.Change).ShouldBe([Change.Same, Change.Removed, Change.Added]);
        var changed = before.Replace(" a4000 ", " here ", StringComparison.Ordinal);
        Differences.Between(before, changed).Where(p => p.Change != Change.Same).ShouldBe([new(Change.Removed, "a4000"), new(Change.Added, "here")]);
    }

    private static int Longest(int[] old, int[] now)
    {
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths[0, 0];
    }
}
