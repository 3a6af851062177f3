// What leaves the house holds no personal data, and what returns holds it again, or says that it does not.
using Folkmoot.Drafting;
using Folkmoot.Tests.Infrastructure;

namespace Folkmoot.Tests.Drafting;

public sealed class MaskingTests
{
    /// <summary>Written by us; each with what must not leave.</summary>
    private static readonly (string Text, string[] Personal)[] Messages =
    [
        ("Please call me at (212) 555-0143 after work.", ["555-0143"]),
        ("My e-mail is rosa.lima@mail.example, nobody answers me.", ["rosa.lima@mail.example"]),
        ("I am Maria Gonzalez and the lamp in front of my house is broken.", ["Gonzalez"]),
        ("The leak is at 42 Willow Street, it floods the cellar.", ["42 Willow Street"]),
        ("My social security number is 219-09-9999, do you need it?", ["219-09-9999"]),
        ("I paid with card 4111 1111 1111 1111 and got no receipt.", ["4111 1111 1111 1111"]),
        ("Mi correo es luis.ortega@correo.example y nadie contesta.", ["luis.ortega@correo.example"]),
        ("Llámenme al +34 612 345 678 por la tarde.", ["612 345 678"]),
        ("Mi DNI es 12345678Z y la cita fue cancelada.", ["12345678Z"]),
        ("Me llamo Carmen Herrera y espero desde hace un mes.", ["Carmen Herrera"]),
        ("You can reach my husband John Peterson under 212-555-0187.", ["Peterson", "555-0187"]),
        ("Write to j.smith+city@example.org or call 646 555 0102.", ["j.smith+city@example.org", "555 0102"]),
        ("My name is Ahmed Hassan, born 14 March 1987, I need the form.", ["Hassan", "14 March 1987"]),
        ("DOB 03/14/1987, is the vaccination in my record?", ["03/14/1987"]),
        ("Send it to 1200 Maple Avenue, Apt 5.", ["1200 Maple Avenue"]),
        ("Transfer it to DE89 3704 0044 0532 0130 00 please.", ["DE89 3704 0044 0532 0130 00"]),
        ("My IBAN is ES91 2100 0418 4502 0005 1332.", ["ES91 2100 0418 4502 0005 1332"]),
        ("The router says 203.0.113.77, is that yours?", ["203.0.113.77"]),
        ("Hello, this is Olga Ivanova from block 7.", ["Ivanova"]),
        ("Ask my neighbour, Mr. Thompson, he saw it.", ["Thompson"]),
        ("Dr. Patel refused to see my daughter.", ["Patel"]),
        ("Contact: priya.sharma@mail.example / 718-555-0166", ["priya.sharma@mail.example", "555-0166"]),
        ("My mother Anna Kowalska cannot climb the stairs of bus 4.", ["Kowalska"]),
        ("Call 1-800-555-0199 they said, nobody is there.", ["555-0199"]),
        ("I live at 9 Oak Lane and hear the pump all night.", ["9 Oak Lane"]),
        ("SSN 078-05-1121 was asked of me at the door. Is that a scam?", ["078-05-1121"]),
        ("A man called Pedro Sanchez says he reads the meters.", ["Sanchez"]),
        ("Please delete kim.lee@example.com from the list.", ["kim.lee@example.com"]),
        ("My number has changed: 917.555.0123.", ["917.555.0123"]),
        ("Vivo en Calle Mayor 15, 2º B, y no hay agua.", ["Calle Mayor 15"]),
        ("Soy Lucía Fernández, madre de dos alumnos.", ["Fernández"]),
        ("Mi teléfono es 91 123 45 67.", ["91 123 45 67"]),
        ("Nací el 3 de mayo de 1990, ¿puedo votar?", ["3 de mayo de 1990"]),
        ("Escriban a la señora Ramírez, ella lo sabe.", ["Ramírez"]),
        ("Mi NIE es X1234567L.", ["X1234567L"]),
        ("I am David Cohen; call me (646) 555-0111 or write david@cohen.example.", ["Cohen", "555-0111", "david@cohen.example"]),
        ("Mrs. Eleanor Wright of 77 Church Road needs a ramp.", ["Wright", "77 Church Road"]),
        ("The officer told Michael Brown to wait, why?", ["Michael Brown"]),
        ("Reply to m_brown_77@mail.example please.", ["m_brown_77@mail.example"]),
        ("My card 5500 0000 0000 0004 was charged twice.", ["5500 0000 0000 0004"]),
        ("My tablet at 2001:db8:85a3::8a2e:370:7334 is blocked.", ["2001:db8:85a3::8a2e:370:7334"]),
        ("Fatima Zahra here, still no heating.", ["Zahra"]),
        ("Text me: 212 555 0177. Thanks, Wei Zhang", ["555 0177", "Zhang"]),
        ("Is Nguyen Van Minh still the caretaker?", ["Minh"]),
        ("I was born on 1990-05-03 and never got my card.", ["1990-05-03"]),
        ("My son Tom Baker broke his arm at the playground.", ["Baker"]),
        ("They want 555-12-3456 as proof, is that right?", ["555-12-3456"]),
        ("Angela Müller, angela.mueller@post.example, +49 30 1234567.", ["Müller", "angela.mueller@post.example", "1234567"]),
        ("My address: 350 Fifth Avenue, New York, NY 10118.", ["350 Fifth Avenue"]),
        ("Yours, Henrik Johansson, phone +46 8 123 456 78", ["Johansson", "123 456 78"]),
    ];

    [Fact]
    public async Task No_personal_data_of_fifty_messages_reaches_the_far_end_and_all_of_it_comes_back()
    {
        Messages.Length.ShouldBe(50);
        await using var house = await DraftingHouse.OnAsync(Engine.Sqlite);
        house.FarEnd.Behave = ModelFarEnd.Says(call => call.Text);
        var leaks = new List<string>();
        foreach (var (text, personal) in Messages)
        {
            var proposal = (await house.AskAsync(new Ask(Purpose.Translate, "conversation", null, text, Language: "es", From: "en"))).ShouldBeOfType<Proposed>().Proposal;

            leaks.AddRange(personal.Where(p => house.FarEnd.Last.Body.Contains(p, StringComparison.OrdinalIgnoreCase)).Select(p => $"{p}: {house.FarEnd.Last.Text}"));
            proposal.Text.ShouldBe(text);
            proposal.Warnings.ShouldBe([new Warning("same")]);
        }

        leaks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_and_handles_of_who_said_it_never_leave_with_a_conversation()
    {
        await using var house = await Inbox.InboxHouse.OpenAsync(Engine.Sqlite);
        await house.SayAsync("The lamp is broken.", author: "rosa.lima.77");

        var transcript = Folkmoot.Inbox.SuggestForConversation.Transcript(await house.ThreadAsync());

        transcript.ShouldBe("Resident: The lamp is broken.");
    }

    [Theory]
    [InlineData("Call [phone_1] or write to [Email_1].", "Call 212-555-0143 or write to ana@city.example.", "")]
    [InlineData("Write to [ EMAIL_1 ] or [PHONE 1].", "Write to ana@city.example or 212-555-0143.", "")]
    [InlineData("Write to [EMAIL_1].", "Write to ana@city.example.", "phone-missing 212-555-0143")]
    [InlineData("[EMAIL_1], [EMAIL_1], [PHONE_1].", "ana@city.example, ana@city.example, 212-555-0143.", "personal-repeated ana@city.example")]
    [InlineData("[EMAIL_1], [PHONE_1], [PHONE_2].", "ana@city.example, 212-555-0143, [PHONE_2].", "personal-unknown [PHONE_2]")]
    [InlineData("[CORREO_1], [PHONE_1].", "[CORREO_1], 212-555-0143.", "personal-unknown [CORREO_1]; email-missing ana@city.example")]
    public async Task A_mark_that_the_model_changed_is_restored_or_named_and_never_somebody_elses(string said, string shown, string warned)
    {
        await using var house = await DraftingHouse.OnAsync(Engine.Sqlite);
        house.FarEnd.Behave = ModelFarEnd.Says(said);

        var proposal = (await house.AskAsync("You can call 212-555-0143 or write to ana@city.example.")).ShouldBeOfType<Proposed>().Proposal;

        proposal.Text.ShouldBe(shown);
        string.Join("; ", proposal.Warnings.Where(w => w.Kind.StartsWith("personal", StringComparison.Ordinal) || w.Kind.EndsWith("missing", StringComparison.Ordinal)).Select(w => $"{w.Kind} {w.What}")).ShouldBe(warned);
    }

    [Fact]
    public async Task A_mark_that_a_resident_typed_never_becomes_somebodys_data()
    {
        await using var house = await DraftingHouse.OnAsync(Engine.Sqlite);
        house.FarEnd.Behave = ModelFarEnd.Says(call => call.Text);

        var proposal = (await house.AskAsync("Please write [PHONE_1] into the form; my own is 212-555-0143.")).ShouldBeOfType<Proposed>().Proposal;

        proposal.Text.ShouldBe("Please write [PHONE_1] into the form; my own is 212-555-0143.");
    }
}
