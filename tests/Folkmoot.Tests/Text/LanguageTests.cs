// The shipped language model on sentences written for this test, and its training on a small invented set.
using Folkmoot.Text;
using Folkmoot.Text.Languages;
using Folkmoot.Text.Training;

namespace Folkmoot.Tests.Text;

public sealed class LanguageTests
{
    private static readonly (string Code, string[] Texts)[] Sentences =
    [
        ("en", ["The library on Mill Street is closed this Saturday.", "When will you fix the potholes near our school?", "Thanks, that was quick!"]),
        ("es", ["La biblioteca de la calle Mayor cierra este sábado.", "¿Cuándo van a arreglar los baches cerca del colegio?", "Gracias, qué rápido ha sido."]),
        ("fr", ["La bibliothèque de la rue du Moulin est fermée ce samedi.", "Quand allez-vous réparer les trous devant notre école ?", "Merci, c'était rapide !"]),
        ("de", ["Die Bücherei in der Mühlenstraße ist am Samstag geschlossen.", "Wann repariert ihr endlich die Schlaglöcher vor unserer Schule?", "Danke, das ging schnell!"]),
        ("it", ["La biblioteca di via del Mulino è chiusa questo sabato.", "Quando riparate le buche davanti alla nostra scuola?"]),
        ("pt", ["A biblioteca da rua do Moinho não abre neste sábado.", "Quando vão consertar os buracos perto da nossa escola?"]),
        ("nl", ["De bibliotheek in de Molenstraat is zaterdag gesloten.", "Wanneer maken jullie de gaten in de weg bij onze school?"]),
        ("pl", ["Biblioteka przy ulicy Młyńskiej jest w sobotę zamknięta."]),
        ("sv", ["Biblioteket på Kvarngatan är stängt på lördag."]),
        ("tr", ["Değirmen sokağındaki kütüphane cumartesi günü kapalı."]),
        ("ru", ["Библиотека на Мельничной улице в субботу закрыта."]),
        ("uk", ["Бібліотека на Млинській вулиці в суботу зачинена."]),
        ("ar", ["المكتبة في شارع الطاحونة مغلقة يوم السبت."]),
        ("hi", ["शनिवार को पुस्तकालय बंद रहेगा और सोमवार को खुलेगा।"]),
        ("zh", ["图书馆星期六不开门。"]),
        ("ja", ["図書館は土曜日に閉まっています。"]),
        ("ko", ["도서관은 토요일에 문을 닫습니다."]),
        ("el", ["Η βιβλιοθήκη είναι κλειστή το Σάββατο."]),
    ];

    [Fact]
    public void Everyday_sentences_are_recognised()
    {
        foreach (var (code, texts) in Sentences)
        {
            foreach (string text in texts)
            {
                LanguageModel.Shipped.Guess(text).Best.ShouldBe(code, text);
            }
        }
    }

    [Fact]
    public void At_least_forty_languages_are_known() => LanguageModel.Shipped.Card.Languages.Count.ShouldBeGreaterThanOrEqualTo(40);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12345 !!! 😀")]
    [InlineData("https://city.example @user")]
    [InlineData("\uD83D\uD83D")]
    public void A_text_without_words_has_no_language(string text) =>
        LanguageModel.Shipped.Guess(text).ShouldBe(new LanguageGuess("und", 0, "und"));

    [Fact]
    public void Handles_and_links_do_not_count() =>
        LanguageModel.Shipped.Guess("@thecitycouncilofficial https://the.city.example/news/the-library Gracias por la información").Best.ShouldBe("es");

    [Fact]
    public void Ten_million_letters_are_judged_by_their_beginning() =>
        LanguageModel.Shipped.Guess(string.Concat(Enumerable.Repeat("gracias por la información ", 400_000))).Code.ShouldBe("es");

    [Fact]
    public void Training_twice_gives_the_same_bytes_and_learns_the_set()
    {
        var rows = new List<LabelledText>();
        var random = new Random(1);
        foreach (var (code, words) in new[] { ("xa", "bla bli blo blu ble"), ("xb", "kra kri kro kru kre"), ("xc", "sna sni sno snu sne") })
        {
            string[] some = words.Split(' ');
            rows.AddRange(Enumerable.Range(0, 60).Select(_ => new LabelledText(string.Join(' ', random.GetItems(some, 6)), code, code)));
        }

        var training = new LanguageTraining(Bits: 10, Epochs: 3);
        var first = LanguageTrainer.Train(rows, rows, training, CancellationToken.None);
        var second = LanguageTrainer.Train(rows, rows, training, CancellationToken.None);

        second.Weights.ShouldBe(first.Weights);
        var card = LanguageModel.Shipped.Card with { AbstainThreshold = 0.3 };
        LanguageModel.Load(new ModelFile(card, first.Weights)).Guess("kri kru kro").Code.ShouldBe("xb");
    }
}
