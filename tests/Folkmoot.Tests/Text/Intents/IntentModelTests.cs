// Intent models learn from few examples, turn away what is out of scope, and are the same each time.
using System.Text;
using Folkmoot.Text;
using Folkmoot.Text.Features;
using Folkmoot.Text.Intents;
using Folkmoot.Text.Learning;

namespace Folkmoot.Tests.Text.Intents;

public sealed class IntentModelTests
{
    private static readonly Lazy<IntentModel> City = new(() => IntentModel.Train(CityIntents.Examples, CancellationToken.None));

    [Theory]
    [InlineData("there's a pothole in front of the bakery", "report_pothole")]
    [InlineData("the road has a big crater near the station, please mend it", "report_pothole")]
    [InlineData("is the library open tomorrow evening", "library_hours")]
    [InlineData("nobody emptied our bins this morning", "waste_collection")]
    [InlineData("do i need permission for a new carport", "building_permit")]
    public void Words_that_no_example_has_are_understood_by_their_likeness(string text, string intent)
    {
        var answer = City.Value.Reader().Read(text, candidates: 4);

        answer.Intent.ShouldBe(intent);
        answer.Candidates.Count.ShouldBe(4);
        answer.Candidates.Select(c => c.Score).ShouldBeInOrder(SortDirection.Descending);
        answer.Candidates[0].Score.ShouldBe(answer.Score);
        answer.Score.ShouldBeInRange(0, 1);
    }

    [Theory]
    [InlineData("what is the capital of Mongolia")]
    [InlineData("play some jazz")]
    [InlineData("zxqv wpfk")]
    [InlineData("")]
    [InlineData("😀😀😀")]
    public void What_no_intent_is_about_is_turned_away(string text) => City.Value.Reader().Read(text, candidates: 1).Abstained.ShouldBeTrue();

    [Fact]
    public void Nearly_all_examples_get_their_intent()
    {
        var reader = City.Value.Reader();

        CityIntents.Examples.Where(e => e.Intent != IntentExample.OutOfScope).Count(e => reader.Read(e.Text, 1) is { Abstained: false } a && a.Intent == e.Intent)
            .ShouldBeGreaterThanOrEqualTo(30);
    }

    [Fact]
    public void The_same_examples_give_the_same_bytes() =>
        IntentModel.Train(CityIntents.Examples, CancellationToken.None).ToBytes().ShouldBe(City.Value.ToBytes());

    [Fact]
    public void A_model_that_was_written_answers_as_before()
    {
        var loaded = IntentModel.Load(City.Value.ToBytes());

        loaded.Intents.ShouldBe(["building_permit", "library_hours", "report_pothole", "waste_collection"]);
        var answer = loaded.Reader().Read("when do you pick up recycling", 4);
        var before = City.Value.Reader().Read("when do you pick up recycling", 4);
        answer.Intent.ShouldBe(before.Intent);
        answer.Score.ShouldBe(before.Score, tolerance: 0.02);
    }

    [Fact]
    public void Examples_without_any_out_of_scope_are_enough() =>
        IntentModel.Train([.. CityIntents.Examples.Where(e => e.Intent != IntentExample.OutOfScope)], CancellationToken.None).Threshold.ShouldBeInRange(0, 1);

    [Fact]
    public void One_intent_is_refused_since_there_is_nothing_to_tell_apart() =>
        Should.Throw<InvalidDataException>(() => IntentModel.Train([new("a", "one"), new("b", "one"), new("c", IntentExample.OutOfScope)], CancellationToken.None))
            .Message.ShouldContain("at least 2");

    [Fact]
    public void A_file_of_something_else_is_refused() =>
        Should.Throw<ModelRefusedException>(() => IntentModel.Load(Encoding.UTF8.GetBytes("{}"))).Reason.ShouldContain("not a model");

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(2000)]
    public void A_damaged_file_is_refused(int at)
    {
        byte[] bytes = City.Value.ToBytes();
        bytes[at] ^= 0x40;

        Should.Throw<ModelRefusedException>(() => IntentModel.Load(bytes)).Reason.ShouldContain("damaged");
    }

    [Fact]
    public void A_file_that_was_cut_is_refused() =>
        Should.Throw<ModelRefusedException>(() => IntentModel.Load(City.Value.ToBytes().AsMemory(0, 4000))).Reason.ShouldContain("damaged");

    [Fact]
    public void A_very_long_text_is_answered() => City.Value.Reader().Read(new string('a', 1_000_000) + " library " + string.Concat(Enumerable.Repeat("bin ", 100_000)), 1).ShouldNotBeNull();

    [Fact]
    public void A_reader_allocates_little_more_than_its_answer()
    {
        var reader = City.Value.Reader();
        reader.Read("is the library open tomorrow", 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            reader.Read("is the library open tomorrow", 1);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100 * 512);
    }

    [Fact]
    public void Likeness_of_words_is_in_the_shipped_vectors()
    {
        var vectors = VectorTable.Shipped;

        Likeness("library", "museum").ShouldBeGreaterThan(Likeness("library", "banana"));
        vectors.Find(WordTable.Key("zxqvwpfk")).ShouldBe(-1);

        float Likeness(string one, string other) => System.Numerics.Tensors.TensorPrimitives.Dot(Vector(one), Vector(other));
        ReadOnlySpan<float> Vector(string word) => vectors[vectors.Find(WordTable.Key(word))];
    }
}
