// Counts what a classifier got right and wrong, and states it the way cards do.
namespace Folkmoot.Text.Evaluation;

/// <summary>True labels against best labels, with abstentions counted beside.</summary>
internal sealed class Confusion(int classes)
{
    private readonly int[,] _counts = new int[classes, classes];
    private readonly int[] _labelGiven = new int[classes];
    private readonly int[] _labelWrong = new int[classes];

    public int Count { get; private set; }

    public void Add(int truth, int best, bool given)
    {
        _counts[truth, best]++;
        Count++;
        _labelGiven[truth] += given ? 1 : 0;
        _labelWrong[truth] += given && truth != best ? 1 : 0;
    }

    public GroupMetrics Metrics(string group)
    {
        int right = 0;
        double recall = 0;
        double f1 = 0;
        int present = 0;
        for (int k = 0; k < classes; k++)
        {
            int actual = 0;
            int predicted = 0;
            for (int j = 0; j < classes; j++)
            {
                actual += _counts[k, j];
                predicted += _counts[j, k];
            }

            int found = _counts[k, k];
            right += found;
            present += actual > 0 ? 1 : 0;
            recall += actual > 0 ? (double)found / actual : 0;
            f1 += actual > 0 ? 2.0 * found / (actual + predicted) : 0;
        }

        return new GroupMetrics(group, Count, Share(right, Count), Round(recall / Math.Max(present, 1)), Round(f1 / Math.Max(present, 1)), Share(_labelGiven.Sum(), Count), Share(_labelWrong.Sum(), _labelGiven.Sum()));
    }

    /// <summary>The same for one label among the others: how many of its rows were found, and F1 with the rows wrongly given to it.</summary>
    public GroupMetrics OfLabel(int label, string group)
    {
        int actual = 0;
        int predicted = 0;
        for (int j = 0; j < classes; j++)
        {
            actual += _counts[label, j];
            predicted += _counts[j, label];
        }

        double recall = Share(_counts[label, label], actual);
        return new GroupMetrics(
            group, actual, recall, recall, Share(2 * _counts[label, label], actual + predicted), Share(_labelGiven[label], actual), Share(_labelWrong[label], _labelGiven[label]));
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : Round((double)part / whole);

    private static double Round(double value) => Math.Round(value, 4);
}
