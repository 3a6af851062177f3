// The one-byte tables: what goes in comes out, what was never there adds nothing.
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Training;

namespace Folkmoot.Tests.Text.Classifiers;

public sealed class PlaneTableTests
{
    private static readonly (uint Hash, float[] Weights)[] Rows =
        [.. Enumerable.Range(0, 3000).Select(i => (FeatureHash.Finish((uint)i, 1), new[] { Weight(i, 1), Weight(i, 7), Weight(i, 13) }))];

    private static readonly PlaneTable Table = PlaneTable.Of(Rows, 18);

    [Fact]
    public void Weights_come_back_within_half_a_step()
    {
        int kept = 0;
        foreach (var (hash, weights) in Rows)
        {
            float[] found = Sum([hash]);
            bool close = Enumerable.Range(0, PlaneTable.Outputs).All(k => Math.Abs(found[k] - weights[k]) <= (Table.Scales[k] / 2) + 1e-6);
            kept += close ? 1 : 0;
        }

        // Two features that meet in one cell cannot both stay.
        kept.ShouldBeGreaterThan(Rows.Length * 7 / 10);
    }

    [Fact]
    public void Many_at_once_give_the_same_as_one_by_one()
    {
        uint[] hashes = [.. Rows.Take(203).Select(r => r.Hash)];
        int[] together = new int[PlaneTable.Outputs];
        Table.Add(hashes, together);

        int[] single = new int[PlaneTable.Outputs];
        foreach (uint hash in hashes)
        {
            Table.Add([hash], single);
        }

        together.ShouldBe(single);
    }

    [Fact]
    public void Features_that_were_never_seen_add_nearly_nothing()
    {
        var known = Rows.Select(r => r.Hash).ToHashSet();
        uint[] strangers = [.. Enumerable.Range(0, 20_000).Select(i => FeatureHash.Finish((uint)i, 2)).Where(h => !known.Contains(h))];

        int counted = strangers.Count(h => Sum([h]).Any(v => v != 0));

        counted.ShouldBeLessThan(strangers.Length / 100);
    }

    [Fact]
    public void What_is_written_reads_the_same()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Table.Write(writer);
        stream.Position = 0;
        var again = PlaneTable.Read(new BinaryReader(stream));

        int[] one = new int[PlaneTable.Outputs];
        int[] two = new int[PlaneTable.Outputs];
        uint[] hashes = [.. Rows.Select(r => r.Hash)];
        Table.Add(hashes, one);
        again.Add(hashes, two);
        two.ShouldBe(one);
        again.Scales.ShouldBe(Table.Scales);
    }

    [Fact]
    public void A_file_that_ends_too_early_is_refused()
    {
        using var stream = new MemoryStream([18, 0, 0, 0, 1, 2, 3]);

        Should.Throw<EndOfStreamException>(() => PlaneTable.Read(new BinaryReader(stream)));
    }

    private static float[] Sum(uint[] hashes)
    {
        int[] sums = new int[PlaneTable.Outputs];
        Table.Add(hashes, sums);
        return [.. sums.Select((s, k) => s * Table.Scales[k])];
    }

    private static float Weight(int i, int salt) => MathF.Sin((i * 0.37f) + salt);
}
