// Marks a text of the public API that is one word of a fixed set, so that its description lists them.
namespace Folkmoot.Publishing.PublicApi;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneOfAttribute : Attribute
{
    public OneOfAttribute(params string[] words) => Words = words;

    /// <summary>The members of an enum, as the API writes them.</summary>
    public OneOfAttribute(Type members) => Words = [.. Enum.GetNames(members).Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName)];

    public IReadOnlyList<string> Words { get; }
}
