// The flat table of numbers against a dictionary.
using Folkmoot.Text.Learning;

namespace Folkmoot.Tests.Text.Intents;

public sealed class NumberTableTests
{
    [Fact]
    public void Numbers_are_those_of_a_dictionary()
    {
        var random = new Random(5);
        uint[] keys = [0, 1, .. Enumerable.Range(0, 5000).Select(_ => (uint)random.Next(8000)), uint.MaxValue];
        var expected = new Dictionary<uint, int>();
        for (int i = 0; i < keys.Length; i++)
        {
            expected.TryAdd(keys[i], i);
        }

        var table = new NumberTable(keys);
        uint[] asked = [uint.MaxValue, .. Enumerable.Range(0, 10_000).Select(i => (uint)i)];
        int[] found = new int[asked.Length];
        int count = table.Find(asked, found);

        asked.ShouldAllBe(a => table.Find(a) == expected.GetValueOrDefault(a, -1));
        found[..count].ShouldBe(asked.Where(expected.ContainsKey).Select(a => expected[a]));
    }
}
