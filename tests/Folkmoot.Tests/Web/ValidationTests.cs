// Annotations are said in the reader's language, at the field they belong to, also in nested models.
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Folkmoot.Web;
using Folkmoot.Web.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Web;

public sealed class ValidationTests
{
    private static readonly Texts Texts = new(Texts.Load(typeof(Texts).Assembly), strict: true);

    [Fact]
    public void General_texts_are_used_where_the_annotation_has_none()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es");

        Check(new Input { Title = "", Size = 12 }).ShouldBe(
        [
            ("Title", "Este dato es obligatorio."),
            ("Size", "Indique un número entre 1 y 9."),
        ]);
    }

    [Fact]
    public void An_error_message_that_is_a_key_is_looked_up()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        Check(new Input { Title = "too long a title", Size = 1 }).ShouldBe([("Title", "Use 5 characters or fewer.")]);
    }

    [Fact]
    public void Rules_across_fields_are_checked()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        Check(new Input { Title = "a", Size = 1, Other = "b" }).ShouldBe([("Other", "The two entries differ. Type the same in both.")]);
    }

    private static List<(string, string)> Check(object model) =>
        [.. Validation.Check(model, Texts, new ServiceCollection().BuildServiceProvider()).Select(e => (e.Field.FieldName, e.Text))];

    private sealed class Input : IValidatableObject
    {
        [Required]
        [StringLength(5, ErrorMessage = "web.error.tooLong")]
        public string Title { get; set; } = "";

        [Range(1, 9)]
        public int Size { get; set; }

        public string? Other { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
            Other is null || Other == Title ? [] : [new("web.error.differs", [nameof(Other)])];
    }
}
