// Makes the types in the description of the public API those that a generated client should have: whole numbers, and words of a set.
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Folkmoot.Publishing.PublicApi;

internal static class DescribeSchemas
{
    public static Task RunAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // The serializer also reads numbers that are written as texts; we do not ask anybody to send such.
        if (schema.Type is { } type && (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0 && (type & JsonSchemaType.String) != 0)
        {
            (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
        }

        if (OneOf(context.JsonPropertyInfo) is { } words && schema.Type is { } text && (text & JsonSchemaType.String) != 0)
        {
            schema.Enum = [.. words.Select(w => (JsonNode)JsonValue.Create(w))];
        }

        return Task.CompletedTask;
    }

    private static IReadOnlyList<string>? OneOf(JsonPropertyInfo? property) =>
        property?.AttributeProvider?.GetCustomAttributes(typeof(OneOfAttribute), inherit: false) is [OneOfAttribute words, ..] ? words.Words : null;
}
