// Shows a use case's refusal at the field of the page's form that it belongs to.
using Folkmoot.Web;
using Folkmoot.Web.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Folkmoot.Accounts.Pages;

internal static class Refusals
{
    /// <param name="input">The form's model; a refusal whose field it does not have is shown for the form as a whole.</param>
    public static void Add(this FormErrors errors, Outcome.Refused refused, object input, Texts texts)
    {
        var text = texts[refused.TextKey];
        if (refused.Field.Length > 0 && input.GetType().GetProperty(refused.Field) is { } property)
        {
            var field = System.Linq.Expressions.Expression.Property(System.Linq.Expressions.Expression.Constant(input), property);
            errors.Add(System.Linq.Expressions.Expression.Lambda<Func<object>>(System.Linq.Expressions.Expression.Convert(field, typeof(object))), text);
        }
        else
        {
            errors.Add(text);
        }
    }

    public static IReadOnlyList<Choice> RoleChoices(Texts texts) =>
        [.. RoleNames.All.Select(r => new Choice(r.ToString(), texts[RoleNames.TextKey(r)], texts[RoleNames.TextKey(r) + ".what"]))];

    public static IReadOnlyList<Choice> LanguageChoices() =>
        [.. Texts.Languages.Select(l => new Choice(l, System.Globalization.CultureInfo.GetCultureInfo(l).NativeName))];

    public static IReadOnlyList<Choice> ZoneChoices() =>
        [.. Agencies.AgencyRules.TimeZones.Select(z => new Choice(z, z.Replace('_', ' ')))];
}
