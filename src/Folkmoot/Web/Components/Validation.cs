// Checks a form's model by its annotations and says what is wrong in the reader's language.
using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Components.Forms;

namespace Folkmoot.Web.Components;

/// <summary>
/// An annotation's ErrorMessage is a text key ({0} is the annotation's limit where it has one); without one, a general text of its kind is used.
/// Models of ours that are properties or list items of the model are checked too. IValidatableObject may return keys or texts.
/// </summary>
internal static class Validation
{
    public static IEnumerable<(FieldIdentifier Field, string Text)> Check(object model, Texts texts, IServiceProvider services)
    {
        foreach (var property in model.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetIndexParameters().Length > 0)
            {
                continue;
            }

            var value = property.GetValue(model);
            var context = new ValidationContext(model, services, null) { MemberName = property.Name };
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
            {
                if (rule.GetValidationResult(value, context) is { } result && result != ValidationResult.Success)
                {
                    yield return (new FieldIdentifier(model, property.Name), Message(rule, result, texts));
                }
            }

            foreach (var inner in Inner(value).SelectMany(m => Check(m, texts, services)))
            {
                yield return inner;
            }
        }

        if (model is IValidatableObject self)
        {
            foreach (var result in self.Validate(new ValidationContext(model, services, null)))
            {
                foreach (var member in result.MemberNames.DefaultIfEmpty(""))
                {
                    yield return (new FieldIdentifier(model, member), texts.Resolve(result.ErrorMessage ?? ""));
                }
            }
        }
    }

    private static string Message(ValidationAttribute rule, ValidationResult result, Texts texts)
    {
        var (key, limit) = rule switch
        {
            RequiredAttribute => ("web.error.required", (object?)null),
            StringLengthAttribute length => (length.MinimumLength > 0 ? "web.error.lengthBetween" : "web.error.tooLong", length.MaximumLength),
            MaxLengthAttribute length => ("web.error.tooLong", length.Length),
            MinLengthAttribute length => ("web.error.tooShort", length.Length),
            RangeAttribute range => ("web.error.range", range.Maximum),
            EmailAddressAttribute => ("web.error.email", null),
            UrlAttribute => ("web.error.url", null),
            CompareAttribute => ("web.error.differs", null),
            _ => ("web.error.invalid", null),
        };
        object? least = rule switch
        {
            StringLengthAttribute length => length.MinimumLength,
            RangeAttribute range => range.Minimum,
            _ => null,
        };
        var own = rule.ErrorMessage ?? (rule is CustomValidationAttribute ? result.ErrorMessage : null);
        return own is null ? texts[key, limit, least]
            : texts.Has(own) ? texts[own, limit, least]
            : own;
    }

    private static IEnumerable<object> Inner(object? value) => value switch
    {
        null or string => [],
        IEnumerable many => many.Cast<object?>().SelectMany(Inner),
        _ when value.GetType() is { IsClass: true } type && type.Assembly == typeof(Validation).Assembly => [value],
        _ => [],
    };
}
