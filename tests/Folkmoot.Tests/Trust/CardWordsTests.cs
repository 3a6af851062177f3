// The public register of models speaks both languages: a new card needs its sentences in cards.es.json.
using System.Globalization;
using Folkmoot.Text;
using Folkmoot.Trust;

namespace Folkmoot.Tests.Trust;

public sealed class CardWordsTests
{
    [Fact]
    public void Every_sentence_of_a_shipped_card_has_its_Spanish()
    {
        var cards = ModelCatalogue.Shipped.Ids.Select(id => ModelCatalogue.Shipped.Card(id));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es");

        cards.SelectMany(c => new[] { c.Name, c.Purpose, c.LegalBasis, c.Owner }.Concat(c.Limits).Concat(c.Data.Select(d => d.Use))
            .Concat(c.Metrics.Select(m => m.Group).Where(g => g.Contains(' ', StringComparison.Ordinal))))
            .Where(sentence => CardWords.Of(sentence).Language is not null).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void A_sentence_without_translation_stays_and_says_its_language()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es");
        CardWords.Of("Of another version.").ShouldBe(new CardWord("Of another version.", "en"));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        CardWords.Of("Of another version.").ShouldBe(new CardWord("Of another version.", null));
    }
}
