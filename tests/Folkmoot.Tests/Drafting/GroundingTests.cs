// The rules that read a proposal before a person does.
using Folkmoot.Drafting;

namespace Folkmoot.Tests.Drafting;

public sealed class GroundingTests
{
    [Theory]
    [InlineData("Open from 9 a.m. to 5 p.m.", "Abierto de 9:00 a 17:00.", "")]
    [InlineData("Open from 9 a.m. to 5 p.m.", "Abierto de 9 de la mañana a 5 de la tarde.", "")]
    [InlineData("Open from 9 a.m. to 5 p.m.", "Abierto de 9:00 a 18:00.", "time-missing 5 p.m.; time-added 18:00")]
    [InlineData("It costs $1,500.00 a year.", "Cuesta 1.500 $ al año.", "")]
    [InlineData("It costs $1,500 a year.", "Cuesta 15.000 $ al año.", "number-missing 1,500; number-added 15.000")]
    [InlineData("Three buses run on 3 March.", "Circulan 3 autobuses el 3 de marzo.", "")]
    [InlineData("Closed on 3 March.", "Cerrado el 3 de mayo.", "date-missing March; date-added mayo")]
    [InlineData("Closed on Tuesday.", "Cerrado el jueves.", "date-missing Tuesday; date-added jueves")]
    [InlineData("You may march with us.", "Pueden marchar con nosotros.", "")]
    [InlineData("See https://city.example/ferry.", "Consulte https://city.example/ferry/", "")]
    [InlineData("See city.example/ferry.", "Consulte https://evil.example/ferry.", "link-added https://evil.example/ferry; link-missing city.example/ferry")]
    [InlineData("Call 212-555-0143.", "Llame al (212) 555 0143.", "")]
    [InlineData("Call 212-555-0143.", "Llame al 212-555-0134.", "phone-missing 212-555-0143; phone-added 212-555-0134")]
    [InlineData("Write to help@city.example.", "Escriba a ayuda@city.example.", "email-missing help@city.example; email-added ayuda@city.example")]
    [InlineData("The ferry to Marlow Ferry stops.", "El transbordador a Marlow Ferry se detiene.", "")]
    [InlineData("The ferry to Elmtown stops.", "El transbordador se detiene.", "name-missing Elmtown")]
    [InlineData("The ferry to Elmtown stops.", "渡轮停运。", "names-script")]
    public void A_translation_keeps_the_facts(string material, string proposed, string warned)
    {
        var warnings = Grounding.Compare(material, proposed, Purpose.Translate, "en", "es").Select(w => $"{w.Kind} {w.What}".Trim());

        warnings.Order(StringComparer.Ordinal).ShouldBe(warned.Split("; ", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_answer_may_leave_out_but_not_add()
    {
        var warnings = Grounding.Compare("Resident: When does bus 4 run? My number is 212-555-0143.", "It runs every 20 minutes. Call 311-555-0100.", Purpose.Reply, null, "en");

        warnings.Select(w => $"{w.Kind} {w.What}").ShouldBe(["phone-added 311-555-0100", "number-added 20"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("  A text.\r\n", "A text.")]
    [InlineData("\"A text.\"", "A text.")]
    [InlineData("\"A\" and \"B\"", "\"A\" and \"B\"")]
    [InlineData("```text\nA text.\n```", "A text.")]
    [InlineData("<think>Hm. [PHONE_1]</think>\nA text.", "A text.")]
    [InlineData("<thinking>never ended", "")]
    [InlineData("A\u202Etxet\u202C \u200Bhidden\uFEFF\u0000.", "Atxet hidden.")]
    [InlineData("👨‍👩‍👧 and می‌خواهم", "👨‍👩‍👧 and می‌خواهم")]
    public void What_a_model_says_becomes_plain_text(string said, string clean) => Answer.Clean(said).ShouldBe(clean);

    [Fact]
    public void A_difference_is_what_was_taken_out_and_added() =>
        Differences.Between("The ferry will be suspended on 3 March.", "The ferry stops on 3 March.").Where(p => p.Text.Trim().Length > 0)
            .ShouldBe([new(Change.Same, "The ferry "), new(Change.Removed, "will be suspended"), new(Change.Added, "stops"), new(Change.Same, " on 3 March.")]);

    [Fact]
    public void The_parts_of_a_difference_make_both_texts()
    {
        var random = new Random(7);
        string Text() => string.Join(' ', Enumerable.Range(0, random.Next(0, 30)).Select(_ => "abcde"[random.Next(5)]));
        for (var i = 0; i < 300; i++)
        {
            var (before, after) = (Text(), Text());
            var parts = Differences.Between(before, after);
            string.Concat(parts.Where(p => p.Change != Change.Added).Select(p => p.Text)).ShouldBe(before);
            string.Concat(parts.Where(p => p.Change != Change.Removed).Select(p => p.Text)).ShouldBe(after);
        }
    }

    [Theory]
    [InlineData("From 3 March there is no ferry to Elmtown at all.", true)]
    [InlineData("Dear all, from 3 March there is no ferry. Sorry.", true)]
    [InlineData("The ferry does not run in March.", false)]
    [InlineData("", false)]
    public void A_trace_of_a_proposal_is_five_words_in_a_row(string text, bool remains) =>
        TraceRules.Remains("From 3 March there is no ferry.", [text]).ShouldBe(remains);
}
