// What the commands train and evaluate do for intents: the word vectors that are shipped, and how well models do that start from them.
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Folkmoot.Text.Learning;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Intents;

/// <summary>Intent models are each agency's own; what is shipped and has a card is what they all start from.</summary>
internal static class VectorsTask
{
    public const string InScope = "clinc150: in scope";
    public const string OutOfScope = "clinc150: out of scope, right when turned away";
    public const string Many = "banking77: a fifth of the examples held out";
    public const string Few = "banking77: 10 examples of each intent, mean of 3 draws";

    private const int Words = 40_000;
    private const int FewExamples = 10;
    private const int Draws = 3;
    private const int SplitSeed = 3;

    public static ModelFile Train(string data, CancellationToken cancellationToken)
    {
        byte[] weights = VectorTable.Pack(WordVectors.Read(Path.Combine(data, "glove"), Words));
        var card = Card(Convert.ToHexStringLower(SHA256.HashData(weights)));
        var file = new ModelFile(card, weights);
        return file with { Card = card with { Metrics = Evaluate(VectorTable.Load(file), data, cancellationToken) } };
    }

    /// <summary>Trains on public examples of intents, and asks for others.</summary>
    public static IReadOnlyList<GroupMetrics> Evaluate(VectorTable vectors, string data, CancellationToken cancellationToken)
    {
        var clinc = IntentJudge.Judge(
            IntentTrainer.Train(Examples(data, "clinc150", "train"), vectors, cancellationToken), Examples(data, "clinc150", "val"));
        var banking = Examples(data, "banking77", "train").ToList();
        banking.Sort((left, right) => string.CompareOrdinal(left.Text, right.Text));
        new Random(SplitSeed).Shuffle(CollectionsMarshal.AsSpan(banking));
        int held = banking.Count / 5;
        var many = IntentJudge.Judge(IntentTrainer.Train(banking[held..], vectors, cancellationToken), banking[..held]);
        return
        [
            clinc.InScope(InScope),
            clinc.OutOfScope(OutOfScope),
            many.InScope(Many),
            IntentJudge.Mean(Few, [.. Enumerable.Range(0, Draws).Select(draw => FewShot(banking, vectors, draw, cancellationToken))]),
        ];
    }

    private static GroupMetrics FewShot(List<IntentExample> banking, VectorTable vectors, int draw, CancellationToken cancellationToken)
    {
        var shuffled = banking.ToArray();
        new Random(SplitSeed + 1 + draw).Shuffle(shuffled);
        var taken = new List<IntentExample>();
        var rest = new List<IntentExample>();
        var counts = new Dictionary<string, int>();
        foreach (var example in shuffled)
        {
            int count = counts.GetValueOrDefault(example.Intent);
            counts[example.Intent] = count + 1;
            (count < FewExamples ? taken : rest).Add(example);
        }

        return IntentJudge.Judge(IntentTrainer.Train(taken, vectors, cancellationToken), rest).InScope(Few);
    }

    private static List<IntentExample> Examples(string data, string set, string split) =>
        [.. LabelledText.Read(Path.Combine(data, set, split + ".jsonl"), "text", "intent", group: null).Select(r => new IntentExample(r.Text, r.Label))];

    private static ModelCard Card(string hash) => new(
        VectorTable.Id,
        "Vectors of frequent English words",
        "1.0.0",
        "What intent models start from, so that they understand words that an agency's few examples do not hold. Not for judging people: such vectors carry the associations of the texts that they come from.",
        "The agency's public task (GDPR Art. 6(1)(e) where it applies): the text is read to answer or route it. The agency confirms this in its own record of processing.",
        "The Folkmoot contributors; in use: the agency's communications office",
        ["en"],
        [
            new TrainingSource("glove/: 40,000 most frequent words of GloVe 6B, 100 dimensions (Stanford)", "PDDL (public domain)", "Centred, brought to length one, and rounded to a byte a number; the vectors are in the file"),
            new TrainingSource("clinc150/ (Larson et al. 2019)", "CC BY 3.0", "Only for the metrics of this card: trained on train, asked for val; nothing of it is in the file"),
            new TrainingSource("banking77/train (Casanueva et al. 2020)", "CC BY 4.0", "Only for the metrics of this card; nothing of it is in the file"),
        ],
        [],
        [
            "The metrics are those of intent models trained with these vectors; an agency's own model is as good as its examples. Ten for each intent are few, thirty are good.",
            "English only: in other languages an intent model sees words and pieces of words, but no likeness of words, and needs more examples.",
            "Abstaining is set to lose about eight right answers in a thousand. Out-of-scope examples make it turn away more of what is out of scope.",
            "Coverage and error rate are at that threshold; accuracy, recall and F1 are of the best intent without abstaining, except for the group out of scope.",
        ],
        0.5,
        IntentTrainer.LostShare,
        "folkmoot train vectors --data DIR --model src/Folkmoot.Text/Models",
        "folkmoot evaluate intents --data DIR",
        new DateOnly(2027, 11, 1),
        hash);
}
