// Files as spreadsheets write them: separators, quotes, encodings, limits.
using System.Text;
using Folkmoot.Publishing.Plan.Imports;
using Folkmoot.Web;

namespace Folkmoot.Tests.Publishing;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("title,text\r\nFerry,\"It runs, again\"\r\n")]
    [InlineData("title;text\nFerry;It runs, again")]
    [InlineData("\uFEFFtitle\ttext\rFerry\tIt runs, again\r")]
    [InlineData("sep=;\r\ntitle;text\r\n\r\nFerry;\"It runs, again\"")]
    public void Commas_semicolons_tabs_and_every_line_end_are_read(string text)
    {
        var rows = CsvTable.Read(text).Rows;
        rows.Select(r => string.Join('|', r.Cells)).ShouldBe(["title|text", "Ferry|It runs, again"]);
    }

    [Fact]
    public void Rows_are_numbered_as_a_spreadsheet_does_and_empty_ones_are_left_out()
    {
        CsvTable.Read("text\none\n\n\"two\nlines\"\nthree").Rows.Select(r => (r.Number, r.Cells[0])).ShouldBe([(1, "text"), (2, "one"), (4, "two\nlines"), (5, "three")]);
    }

    [Theory]
    [InlineData("text\n\"never ends", "publishing.import.fault.quote")]
    [InlineData("text\n\"ends\" here", "publishing.import.fault.quote")]
    [InlineData("text\n", "publishing.import.fault.empty")]
    [InlineData("", "publishing.import.fault.empty")]
    public void What_cannot_be_read_is_named(string text, string fault) => CsvTable.Read(text).Fault!.TextKey.ShouldBe(fault);

    [Fact]
    public void A_row_more_than_the_limit_is_refused()
    {
        CsvTable.Read("text\n" + string.Concat(Enumerable.Repeat("x\n", CsvTable.RowsMax))).Rows.Count.ShouldBe(CsvTable.RowsMax + 1);
        CsvTable.Read("text\n" + string.Concat(Enumerable.Repeat("x\n", CsvTable.RowsMax + 1))).Fault!.TextKey.ShouldBe("publishing.import.fault.rows");
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        const string Letters = "a\",;\r\n\t=+-@' é🎉";
        var random = new Random(7);
        for (var n = 0; n < 500; n++)
        {
            string[] cells = [.. Enumerable.Range(0, 4).Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Letters[random.Next(Letters.Length)])))];
            CsvTable.Read("a,b,c,d\r\n" + Csv.Row(["x", .. cells]) + "\r\n").Rows[1].Cells.ShouldBe(["x", .. cells], $"of {string.Join('|', cells)}");
        }
    }

    [Fact]
    public void UTF8_and_UTF16_are_read_and_nothing_is_guessed()
    {
        const string Text = "título 🎉";
        foreach (var encoding in new[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            CsvText.Decode([.. encoding.Preamble, .. encoding.GetBytes(Text)]).ShouldBe(Text);
        }

        CsvText.Decode(Encoding.Latin1.GetBytes("título")).ShouldBeNull();
        CsvText.Decode([.. Encoding.Unicode.GetBytes("without a mark")]).ShouldBeNull();
    }
}
