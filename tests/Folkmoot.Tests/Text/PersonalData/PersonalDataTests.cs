// How much of the personal data in our own sentences is found, kind by kind, and what the search does with hostile text.
using System.Text.Json;
using Folkmoot.Text.PersonalData;
using Xunit.Abstractions;

namespace Folkmoot.Tests.Text.PersonalData;

public sealed class PersonalDataTests(ITestOutputHelper output)
{
    private static readonly Lazy<List<Sentence>> Sentences = new(Read);

    [Theory]
    [InlineData("name", 0.95, 0.93)]
    [InlineData("email", 1, 1)]
    [InlineData("phone", 0.97, 0.97)]
    [InlineData("address", 0.95, 0.95)]
    [InlineData("nationalId", 1, 0.95)]
    [InlineData("passport", 1, 1)]
    [InlineData("iban", 1, 1)]
    [InlineData("paymentCard", 1, 1)]
    [InlineData("dateOfBirth", 1, 1)]
    [InlineData("vehiclePlate", 0.95, 0.95)]
    [InlineData("ipAddress", 1, 1)]
    public void Each_kind_is_found_as_well_as_we_say(string kind, double precision, double recall)
    {
        int right = 0;
        int found = 0;
        int there = 0;
        foreach (var sentence in Sentences.Value)
        {
            var expected = sentence.Spans.Where(s => s.Kind == kind).ToList();
            var actual = PersonalDataScanner.Find(sentence.Text).Where(s => s.Kind.Word() == kind).Select(s => new Span(kind, s.Start, s.Length)).ToList();
            right += actual.Intersect(expected).Count();
            found += actual.Count;
            there += expected.Count;
            foreach (var span in actual.Except(expected))
            {
                output.WriteLine($"extra   {sentence.Language} «{sentence.Text.Substring(span.Start, span.Length)}» in {sentence.Text}");
            }

            foreach (var span in expected.Except(actual))
            {
                output.WriteLine($"missing {sentence.Language} «{sentence.Text.Substring(span.Start, span.Length)}» in {sentence.Text}");
            }
        }

        output.WriteLine($"{kind}: {there} there, precision {(double)right / found:0.000}, recall {(double)right / there:0.000}");
        ((double)right / found).ShouldBeGreaterThanOrEqualTo(precision);
        ((double)right / there).ShouldBeGreaterThanOrEqualTo(recall);
    }

    [Fact]
    public void Three_hundred_sentences_are_judged() => Sentences.Value.Count.ShouldBeGreaterThanOrEqualTo(300);

    [Fact]
    public void Spans_stand_in_order_and_never_over_each_other()
    {
        foreach (string text in Hostile().Append(string.Join(' ', Sentences.Value.Select(s => s.Text))))
        {
            int end = 0;
            foreach (var span in PersonalDataScanner.Find(text))
            {
                span.Start.ShouldBeGreaterThanOrEqualTo(end);
                span.Length.ShouldBePositive();
                end = span.End;
                end.ShouldBeLessThanOrEqualTo(text.Length);
            }
        }
    }

    [Fact]
    public void What_stands_far_into_a_long_text_is_found_at_its_place()
    {
        string text = string.Concat(Enumerable.Repeat("The road is closed. ", 100_000)) + "Write to ana@city.example";
        PersonalDataScanner.Find(text).ShouldBe([new PersonalSpan(PersonalKind.Email, text.Length - 16, 16)]);
    }

    [Fact]
    public void A_list_used_again_makes_no_garbage()
    {
        var found = new List<PersonalSpan>(64);
        const string text = "Call Maria Gonzalez at (415) 555-0132, 12 Main Street.";
        PersonalDataScanner.Find(text, found);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            PersonalDataScanner.Find(text, found);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static IEnumerable<string> Hostile()
    {
        yield return "\ud800 call \udc00 415-555-0132 \ud83d";
        yield return "e" + new string('\u0301', 1_000) + "@x.example";
        yield return new string('@', 50_000);
        yield return new string('1', 50_000);
        yield return string.Concat(Enumerable.Repeat("1-", 50_000));
        yield return string.Concat(Enumerable.Repeat("Maria ", 20_000));
        yield return string.Concat(Enumerable.Repeat("a:", 50_000));
        yield return new string('A', 100_000);
        yield return string.Concat(Enumerable.Repeat("http://", 10_000));
        yield return "";
        var random = new Random(7);
        yield return new string([.. Enumerable.Range(0, 200_000).Select(_ => (char)random.Next(0x10000))]);
        yield return new string([.. Enumerable.Range(0, 200_000).Select(_ => "12 +-.()/@:AaB\n"[random.Next(15)])]);
    }

    private static List<Sentence> Read()
    {
        using var stream = typeof(PersonalDataTests).Assembly.GetManifestResourceStream("Folkmoot.Tests.Text.PersonalData/sentences.json")
            ?? throw new FileNotFoundException("sentences.json");
        return JsonSerializer.Deserialize<List<Sentence>>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Sentence(string Language, string Text, List<Span> Spans);

    private sealed record Span(string Kind, int Start, int Length);
}
