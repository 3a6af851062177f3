// The models that are here, and the rule that none loads without a card that describes exactly its weights.
using System.Security.Cryptography;
using System.Text;

namespace Folkmoot.Text;

/// <summary>Lists models and loads them; <see cref="Shipped"/> are those inside this assembly.</summary>
public sealed class ModelCatalogue
{
    private const string WeightsSuffix = ".bin";
    private const string CardSuffix = ".card.json";
    private const string ResourcePrefix = "Folkmoot.Text.Models.";

    private readonly Func<string, Stream?> _open;

    private ModelCatalogue(IEnumerable<string> files, Func<string, Stream?> open)
    {
        _open = open;
        Ids = [.. files
            .Where(f => f.EndsWith(WeightsSuffix, StringComparison.Ordinal) || f.EndsWith(CardSuffix, StringComparison.Ordinal))
            .Select(f => f[..^(f.EndsWith(CardSuffix, StringComparison.Ordinal) ? CardSuffix : WeightsSuffix).Length])
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The models inside this assembly.</summary>
    public static ModelCatalogue Shipped { get; } = new(
        typeof(ModelCatalogue).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(n => n[ResourcePrefix.Length..]),
        name => typeof(ModelCatalogue).Assembly.GetManifestResourceStream(ResourcePrefix + name));

    /// <summary>Every model that has weights, a card, or both.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The models in a folder, such as one that <c>folkmoot train</c> wrote.</summary>
    public static ModelCatalogue In(string folder) => new(
        Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)),
        name => File.Exists(Path.Combine(folder, name)) ? File.OpenRead(Path.Combine(folder, name)) : null);

    /// <summary>Writes a model's two files, which <see cref="In"/> then finds; each appears only when it is complete.</summary>
    public static async Task WriteAsync(string folder, ModelFile model, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await WholeFile.WriteAsync(Path.Combine(folder, model.Card.Id + WeightsSuffix), s => s.WriteAsync(model.Weights, cancellationToken).AsTask());
        await WholeFile.WriteAsync(
            Path.Combine(folder, model.Card.Id + CardSuffix),
            s => s.WriteAsync(Encoding.UTF8.GetBytes(model.Card.ToJson()), cancellationToken).AsTask());
    }

    /// <summary>Each model's card, or why it would not load.</summary>
    public IEnumerable<(string Id, ModelCard? Card, string? Problem)> Check()
    {
        foreach (string id in Ids)
        {
            ModelCard? card = null;
            string? problem = null;
            try
            {
                card = Load(id).Card;
            }
            catch (ModelRefusedException e)
            {
                problem = e.Reason;
            }

            yield return (id, card, problem);
        }
    }

    /// <summary>The card alone, complete but not yet compared with the weights.</summary>
    /// <exception cref="ModelRefusedException">There is none, or it is incomplete.</exception>
    public ModelCard Card(string id)
    {
        string json = Encoding.UTF8.GetString((Read(id + CardSuffix) ?? throw new ModelRefusedException(id, "it has no card")).Span);
        var card = ModelCard.Parse(json, id);
        return card.Id == id ? card : throw new ModelRefusedException(id, $"its card is that of '{card.Id}'");
    }

    /// <summary>A model's weights with the card that describes them.</summary>
    /// <exception cref="ModelRefusedException">No card, an incomplete one, no weights, or weights with another hash.</exception>
    public ModelFile Load(string id)
    {
        var card = Card(id);
        var weights = Read(id + WeightsSuffix) ?? throw new ModelRefusedException(id, "it has no weights");
        string hash = Convert.ToHexStringLower(SHA256.HashData(weights.Span));
        return hash == card.Sha256
            ? new ModelFile(card, weights)
            : throw new ModelRefusedException(id, $"its weights have SHA-256 {hash}, its card says {card.Sha256}");
    }

    private ReadOnlyMemory<byte>? Read(string name)
    {
        using var stream = _open(name);
        if (stream is null)
        {
            return null;
        }

        return MappedBytes.Of(stream);
    }
}
