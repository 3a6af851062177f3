// The errors that a use case found after a form was valid in itself; a page adds them and its Form shows them at the field and in the summary.
using System.Linq.Expressions;
using Microsoft.AspNetCore.Components.Forms;

namespace Folkmoot.Web.Components;

/// <summary><c>errors.Add(() => Input.Title, T["publishing.title.taken"])</c>, or <c>errors.Add(text)</c> for the form as a whole.</summary>
public sealed class FormErrors
{
    private readonly List<(FieldIdentifier? Field, string Text)> found = [];
    private EditContext? context;
    private ValidationMessageStore? store;

    public bool Any => found.Count > 0;

    public void Add<TValue>(Expression<Func<TValue>> field, string text) => Add(FieldIdentifier.Create(field), text);

    public void Add(string text) => Add((FieldIdentifier?)null, text);

    /// <summary>The identifier under which messages about the whole form are kept.</summary>
    internal static FieldIdentifier Whole(EditContext context) => new(context.Model, "");

    internal void Attach(EditContext to)
    {
        if (ReferenceEquals(context, to))
        {
            return;
        }

        context = to;
        store = new ValidationMessageStore(to);
        foreach (var (field, text) in found)
        {
            store.Add(field ?? Whole(to), text);
        }
    }

    private void Add(FieldIdentifier? field, string text)
    {
        found.Add((field, text));
        store?.Add(field ?? Whole(context!), text);
        context?.NotifyValidationStateChanged();
    }
}
