// What a form knows of its fields: which id each has, so that the summary can link to it, and which values could not be read.
using Microsoft.AspNetCore.Components.Forms;

namespace Folkmoot.Web.Components;

/// <summary>Cascaded by Form to its fields.</summary>
public sealed class FormFields
{
    private readonly Dictionary<FieldIdentifier, (string Id, string Name, string Label)> known = [];

    internal FormMappingContext? Mapping { get; set; }

    internal string FormName { get; set; } = "";

    internal void Register(FieldIdentifier field, string id, string name, string label) => known[field] = (id, name, label);

    /// <summary>What was typed where it could not be read as the field's type.</summary>
    internal string? Unreadable(string name) =>
        Mapping?.GetErrors(FormName, name) is null ? null : Mapping.GetAttemptedValue(FormName, name) ?? "";

    /// <summary>All errors in the order of the fields, each with the id of its field where it has one.</summary>
    internal IEnumerable<(string? Id, string Text)> Errors(EditContext context, Texts texts)
    {
        foreach (var text in context.GetValidationMessages(FormErrors.Whole(context)))
        {
            yield return (null, texts.Resolve(text));
        }

        HashSet<string> shown = [];
        foreach (var (field, (id, name, label)) in known)
        {
            foreach (var text in MessagesOf(context, field, name, texts))
            {
                shown.Add(text);
                yield return (id, $"{label.TrimEnd('?', ':')}: {text}");
            }
        }

        var unreadable = Mapping?.GetAllErrors(FormName).Any() ?? false;
        foreach (var text in unreadable ? [] : context.GetValidationMessages().Select(texts.Resolve).Distinct())
        {
            if (!shown.Contains(text) && !context.GetValidationMessages(FormErrors.Whole(context)).Contains(text))
            {
                yield return (null, text);
            }
        }
    }

    internal IEnumerable<string> MessagesOf(EditContext context, FieldIdentifier field, string name, Texts texts) =>
        Unreadable(name) is not null
            ? [texts["web.error.unreadable"]]
            : context.GetValidationMessages(field).Select(texts.Resolve).Distinct();
}
