// The description of the public API as OpenAPI, made from the endpoints themselves.
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Web;
using Microsoft.OpenApi;

namespace Folkmoot.Publishing.PublicApi;

internal static class Description
{
    private const string Name = "v1";
    private const string Scheme = "key";

    public static void Add(IServiceCollection services) => services.AddOpenApi(Name, o =>
    {
        o.ShouldInclude = api => api.RelativePath?.StartsWith(ApiKeyScheme.PathPrefix[1..], StringComparison.Ordinal) == true;
        // Most generators of clients read this version best.
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
        o.AddSchemaTransformer(DescribeSchemas.RunAsync);
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Folkmoot",
                Version = Name,
                Description = "Posts, approvals and results for programs. A key (Your account, API keys) acts in its person's name and can do no more than that person. "
                    + "Every write needs an Idempotency-Key: the same key again is answered from what was done and not done again. Messages come in the language of Accept-Language.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = ApiKey.Prefix + "…" },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
        o.AddOperationTransformer((operation, context, _) =>
        {
            // A file is named where it stands: generators know it only there.
            if (operation.RequestBody?.Content?.TryGetValue("multipart/form-data", out var form) == true && form.Schema?.Properties is { } parts)
            {
                foreach (var name in parts.Keys.ToList())
                {
                    parts[name] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
                }
            }

            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IdempotentAttribute>().Any())
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = OnceOnly.Header,
                    In = ParameterLocation.Header,
                    Required = true,
                    Description = "Your own name for this write, new for each; kept for seven days.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = IdempotentRequest.KeyMax },
                });
            }

            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOpenApi(ApiKeyScheme.PathPrefix + "/openapi.json").OpenToAll("the description of the API, which says nothing of any agency");
}
