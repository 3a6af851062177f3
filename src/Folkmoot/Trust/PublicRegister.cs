// The register of models as everybody may read it: what this installation uses, for what, how well it works and where it does not.
using System.Text.Json;
using Folkmoot.Text;
using Folkmoot.Web;

namespace Folkmoot.Trust;

internal sealed class PublicRegister(ModelRegister register, IEnumerable<IOutsideModel> outside)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reading them compares all weights with their cards, which is too much for a page that anybody may ask for at any time.</summary>
    private readonly Lazy<IReadOnlyList<(string Id, ModelCard? Card)>> _models = new(() => [.. register.All().Select(m => (m.Id, m.Card))]);

    /// <summary>The card is null where a model is here but not used, because nothing complete describes it.</summary>
    public IReadOnlyList<(string Id, ModelCard? Card)> Models => _models.Value;

    /// <summary>A model outside of this program that agencies may choose to ask.</summary>
    public IReadOnlyList<OutsideModelFacts> Outside => [.. outside.Select(o => o.Describe()).OfType<OutsideModelFacts>()];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/ai/register.json", Write).OpenToAll("everybody may know which models a public body uses");

    private static IResult Write(HttpContext context, PublicRegister register)
    {
        context.Response.Headers.CacheControl = $"public, max-age={(int)Fresh.TotalSeconds}";
        return TypedResults.Json(
            new
            {
                Used = register.Models.Select(m => m.Card).OfType<ModelCard>(),
                Outside = register.Outside.Select(o => new { o.Name, o.Host, Purposes = o.Purposes.Select(p => p[(p.LastIndexOf('.') + 1)..]) }),
                NotUsed = register.Models.Where(m => m.Card is null).Select(m => m.Id),
            },
            Json);
    }
}
