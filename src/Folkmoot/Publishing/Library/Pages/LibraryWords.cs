// Words that the pages of the media library share.
using System.Globalization;
using Folkmoot.Publishing.Library.Imaging;
using Folkmoot.Web;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing.Library.Pages;

internal static class LibraryWords
{
    public static string TitleOf(Texts texts, LibraryRow row) => row.Item is { Title.Length: > 0 } item ? item.Title : texts["publishing.library.untitled"];

    /// <summary>The values of an enum as choices, each with its words and a hint where there is one.</summary>
    public static IReadOnlyList<Choice> RightsChoices(Texts texts) => [.. Enum.GetValues<MediaRights>().Select(r => new Choice(r.ToString(), texts[$"publishing.library.rights.{r}"]))];

    public static IReadOnlyList<Choice> Shapes(Texts texts) => [.. CropShape.All.Select(s => new Choice(s.Name, texts[$"publishing.library.crop.shape.{s.Name}"]))];

    public static IReadOnlyList<Choice> Sides(Texts texts) => [.. CropShape.Sides.Select(s => new Choice(
        s.ToString(CultureInfo.InvariantCulture), s == 0 ? texts["publishing.library.crop.side.kept"] : texts["publishing.library.crop.side.pixels", s]))];

    /// <param name="now">A consent that was withdrawn can stay so; it is withdrawn by an act of its own.</param>
    public static IReadOnlyList<Choice> ConsentChoices(Texts texts, PeopleConsent now) =>
        [.. Enum.GetValues<PeopleConsent>().Where(c => c != PeopleConsent.Withdrawn || now == c).Select(c => new Choice(c.ToString(), texts[$"publishing.library.consent.{c}"]))];
}
