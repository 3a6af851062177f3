// Asked together, the classifiers say exactly what each says alone.
using Folkmoot.Text;
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Training;

namespace Folkmoot.Tests.Text.Classifiers;

public sealed class ClassifierGroupTests
{
    private static readonly TextClassifier[] Models =
        [.. ModelCatalogue.Shipped.Ids.Where(id => id is not (WordModel.Id or "folkmoot-language" or "folkmoot-vectors" or "folkmoot-topic")).Select(TextClassifier.Shipped)];

    [Fact]
    public void Scores_are_those_of_each_alone()
    {
        var group = new ClassifierGroup(Models);
        int[] sums = new int[group.Sums];
        var texts = LabelledText.ReadResource("Folkmoot.Text.Examples.topics.jsonl", "text", "label", "language").Select(r => r.Text).Append("").Append(new string('a', 5000)).ToList();
        texts.Count.ShouldBeGreaterThan(500);
        foreach (string text in texts)
        {
            var reading = WordModel.Shipped.Read(text);
            group.Read(reading, sums);
            for (int m = 0; m < Models.Length; m++)
            {
                float[] together = new float[Models[m].Labels.Count];
                float[] alone = new float[Models[m].Labels.Count];
                group.Score(m, reading, sums, together).ShouldBe(Models[m].Score(reading, alone));
                together.ShouldBe(alone, $"{Models[m].Card.Id}: {text}");
            }
        }
    }

    [Fact]
    public void A_bank_of_tables_of_different_sizes_gives_the_sums_of_each()
    {
        var tables = Enumerable.Range(0, PlaneBank.Lanes)
            .Select(t => PlaneTable.Of([.. Rows(t)], 11 + t))
            .ToArray();
        tables.Select(t => t.Bits).Distinct().Count().ShouldBeGreaterThan(1);
        uint[] hashes = [.. Enumerable.Range(0, PlaneBank.Lanes).SelectMany(t => Rows(t).Take(300)).Select(r => r.Hash)];

        int[] together = new int[PlaneBank.Sums];
        new PlaneBank(tables).Add(hashes, together);

        for (int t = 0; t < tables.Length; t++)
        {
            int[] alone = new int[PlaneTable.Outputs];
            tables[t].Add(hashes, alone);
            together[(t * PlaneTable.Outputs)..((t + 1) * PlaneTable.Outputs)].ShouldBe(alone);
        }
    }

    /// <summary>Weights as large as they come, so that sums of many run over if they can.</summary>
    private static IEnumerable<(uint Hash, float[] Weights)> Rows(int table) =>
        Enumerable.Range(0, 400 << table).Select(i => (FeatureHash.Finish((uint)i, (uint)table), new[] { 1f, -1f, i % 2 == 0 ? 1f : 0.5f }));
}
