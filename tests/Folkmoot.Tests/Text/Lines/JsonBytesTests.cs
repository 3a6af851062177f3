// Lines that are put together from parts are the JSON that a serialiser would have written.
using System.Text;
using System.Text.Json;
using Folkmoot.Text.Lines;

namespace Folkmoot.Tests.Text.Lines;

public sealed class JsonBytesTests
{
    [Theory]
    [InlineData(0f, "0")]
    [InlineData(1f, "1")]
    [InlineData(0.5f, "0.5")]
    [InlineData(0.1234f, "0.1234")]
    [InlineData(0.00004f, "0")]
    [InlineData(0.00006f, "0.0001")]
    [InlineData(0.99996f, "1")]
    [InlineData(0.07f, "0.07")]
    [InlineData(-0.1f, "0")]
    [InlineData(1.1f, "1")]
    public void A_score_has_four_digits_and_no_more_than_it_needs(float score, string expected) => Written(j => j.AddScore(score)).ShouldBe(expected);

    [Fact]
    public void Every_score_reads_as_itself()
    {
        for (int unit = 0; unit <= 10_000; unit++)
        {
            double read = JsonDocument.Parse(Written(j => j.AddScore(unit / 10_000f))).RootElement.GetDouble();
            read.ShouldBe(unit / 10_000.0, 1e-9);
        }
    }

    [Fact]
    public void Strings_are_escaped() =>
        JsonDocument.Parse(JsonBytes.Quoted("a \"b\" \\ \n ñ 🚒")).RootElement.GetString().ShouldBe("a \"b\" \\ \n ñ 🚒");

    [Fact]
    public void A_long_line_grows_and_the_next_one_begins_anew()
    {
        var json = new JsonBytes();
        byte[] part = Encoding.UTF8.GetBytes(new string('x', 3000));
        for (int i = 0; i < 5; i++)
        {
            json.Add(part);
        }

        json.Written.Length.ShouldBe(15_000);
        json.Clear();
        json.AddNumber(-42);
        Encoding.UTF8.GetString(json.Written).ShouldBe("-42");
    }

    private static string Written(Action<JsonBytes> write)
    {
        var json = new JsonBytes();
        write(json);
        return Encoding.UTF8.GetString(json.Written);
    }
}
