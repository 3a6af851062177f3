// Labels that a model gives too rarely are given more readily, those it gives too often less.
using Folkmoot.Text.Tasks;

namespace Folkmoot.Tests.Text.Classifiers;

public sealed class LabelPreferenceTests
{
    [Fact]
    public void A_label_that_is_given_too_rarely_is_preferred()
    {
        // Rows of label 1 score it a little lower than label 0, rows of label 0 much lower.
        var rows = Enumerable.Range(0, 100)
            .Select(i => i % 2 == 0 ? (new[] { 1f, 0f }, 0) : (new[] { 0.6f, 0.4f }, 1))
            .ToList();
        LabelPreference.WeightedF1(rows, new float[2]).ShouldBeLessThan(0.5);

        float[] preference = LabelPreference.Of(rows, 2);

        LabelPreference.WeightedF1(rows, preference).ShouldBe(1);
        (preference[1] - preference[0]).ShouldBeInRange(0.2f, 1f);
    }

    [Fact]
    public void Nothing_changes_where_nothing_gets_better()
    {
        var rows = Enumerable.Range(0, 30).Select(i => (Enumerable.Range(0, 3).Select(k => k == i % 3 ? 2f : 0f).ToArray(), i % 3)).ToList();

        LabelPreference.Of(rows, 3).ShouldBe([0f, 0f, 0f]);
        LabelPreference.WeightedF1(rows, new float[3]).ShouldBe(1);
    }

    [Fact]
    public void Weighted_F1_counts_each_label_by_its_rows()
    {
        // Three rows of label 0, one of label 1; one of label 0 is taken for 1: F1 is 0.8 and 2/3.
        List<(float[], int)> rows = [([1f, 0f], 0), ([1f, 0f], 0), ([0f, 1f], 0), ([0f, 1f], 1)];

        LabelPreference.WeightedF1(rows, new float[2]).ShouldBe(((0.8 * 3) + (2.0 / 3)) / 4, 1e-9);
    }
}
