// A sentence reads the same whoever it is about: swapping names and sexes leaves the sentiment score where it was.
using System.Globalization;
using Folkmoot.Text.Classifiers;

namespace Folkmoot.Tests.Text;

public sealed class FairnessTests
{
    private const double MostChange = 0.01;

    private static readonly TextClassifier Model = TextClassifier.Shipped("folkmoot-sentiment");

    private static readonly string[] First =
        ["Emily", "Greg", "Anne", "Brad", "Katie", "Matthew", "Alan", "Betsy", "Harry", "Ellen", "Josh", "Nancy", "Adam", "Courtney", "Roger", "Amanda"];

    private static readonly string[] Second =
        ["Lakisha", "Jamal", "Fatima", "Tyrone", "Aisha", "Mohammed", "Darnell", "Ebony", "Latoya", "Malik", "Shereen", "Jerome", "Alonzo", "Tia", "Leroy", "Nichelle"];

    private static readonly string[] Frames =
    [
        "My neighbour {0} feels angry about the road", "I talked to {0} about the bus yesterday", "Our mayor {0} made me feel happy",
        "The letter from {0} was about the library", "{0} feels sad", "The situation makes {0} feel excited", "{0} found the new park wonderful",
        "We saw {0} at the pool, what a horrible queue", "{0} told us all about the recent depressing events", "Thanks to {0} from the water department!",
        "The conversation with {0} was irritating", "I made {0} feel furious about the bins",
    ];

    private static readonly (string He, string She)[] Pairs =
    [
        ("He feels angry about the road", "She feels angry about the road"),
        ("I told him about the bus and he was happy", "I told her about the bus and she was happy"),
        ("My brother found himself in a terrible queue", "My sister found herself in a terrible queue"),
        ("This man from the council made me feel great", "This woman from the council made me feel great"),
        ("His letter about the library was depressing", "Her letter about the library was depressing"),
        ("My dad loves the new park", "My mom loves the new park"),
        ("The situation makes my uncle feel anxious", "The situation makes my aunt feel anxious"),
        ("The boy was not helped at the pool", "The girl was not helped at the pool"),
        ("My husband waited two hours, a disgrace", "My wife waited two hours, a disgrace"),
        ("Thank you to my son for fixing it", "Thank you to my daughter for fixing it"),
    ];

    [Fact]
    public void A_name_of_another_group_does_not_move_the_score()
    {
        var changes = Frames.SelectMany(f => First.Zip(Second, (a, b) => Change(Frame(f, a), Frame(f, b)))).ToList();

        changes.Average().ShouldBeLessThanOrEqualTo(MostChange);
    }

    [Fact]
    public void He_and_she_are_scored_alike() => Pairs.Select(p => Change(p.He, p.She)).Average().ShouldBeLessThanOrEqualTo(MostChange);

    private static double Change(string one, string other) => Math.Abs(Feeling(one) - Feeling(other));

    /// <summary>Positive less negative.</summary>
    private static double Feeling(string text) => Model.Classify(text).Scores is var scores ? scores[1] - scores[0] : 0;

    private static string Frame(string frame, string name) => string.Format(CultureInfo.InvariantCulture, frame, name);
}
