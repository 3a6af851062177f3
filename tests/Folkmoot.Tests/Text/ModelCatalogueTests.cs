// No model loads without a complete card that describes exactly its weights.
using Folkmoot.Text;
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Languages;
using Folkmoot.Text.Learning;
using Folkmoot.Text.Tasks;

namespace Folkmoot.Tests.Text;

public sealed class ModelCatalogueTests : IDisposable
{
    private const string Id = "folkmoot-sentiment";

    private readonly string _folder = Directory.CreateTempSubdirectory("models").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_shipped_model_has_a_complete_card_with_the_hash_of_its_weights()
    {
        var shipped = ModelCatalogue.Shipped.Check().ToList();

        shipped.Select(m => m.Id).ShouldBe(ClassifierTasks.All.Select(t => t.Id).Append(LanguageModel.Id).Append(WordModel.Id).Append(VectorTable.Id).Order(StringComparer.Ordinal));
        shipped.ShouldAllBe(m => m.Problem == null);
    }

    [Fact]
    public void All_shipped_models_together_are_small() =>
        ModelCatalogue.Shipped.Ids.Sum(id => ModelCatalogue.Shipped.Load(id).Weights.Length).ShouldBeLessThanOrEqualTo(80_000_000);

    [Fact]
    public async Task What_is_written_loads_again()
    {
        var file = await CopyAsync();

        var loaded = ModelCatalogue.In(_folder).Load(Id);

        loaded.Card.ToJson().ShouldBe(file.Card.ToJson());
        Directory.GetFiles(_folder).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_model_without_a_card_does_not_load()
    {
        await CopyAsync();
        File.Delete(CardPath);

        Refusal().ShouldContain("no card");
    }

    [Fact]
    public async Task A_card_without_weights_does_not_load()
    {
        await CopyAsync();
        File.Delete(WeightsPath);

        Refusal().ShouldContain("no weights");
    }

    [Fact]
    public async Task Other_weights_than_the_card_describes_do_not_load()
    {
        await CopyAsync();
        byte[] weights = await File.ReadAllBytesAsync(WeightsPath);
        weights[^1] ^= 1;
        await File.WriteAllBytesAsync(WeightsPath, weights);

        Refusal().ShouldContain("SHA-256");
    }

    [Fact]
    public async Task Weights_of_another_kind_do_not_load()
    {
        await CopyAsync();

        Should.Throw<ModelRefusedException>(() => LanguageModel.Load(ModelCatalogue.In(_folder).Load(Id)));
    }

    [Theory]
    [InlineData("legalBasis")]
    [InlineData("owner")]
    [InlineData("purpose")]
    [InlineData("metrics")]
    [InlineData("limits")]
    [InlineData("trainedWith")]
    [InlineData("reviewDate")]
    [InlineData("sha256")]
    [InlineData("abstainThreshold")]
    public async Task A_card_with_a_field_missing_does_not_load(string field)
    {
        await CopyAsync();
        var card = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(CardPath)).ShouldNotBeNull().AsObject();
        card.Remove(field).ShouldBeTrue();
        await File.WriteAllTextAsync(CardPath, card.ToJsonString());

        Refusal().ShouldContain(field);
    }

    [Fact]
    public async Task A_card_that_is_no_json_does_not_load()
    {
        await CopyAsync();
        await File.WriteAllTextAsync(CardPath, "{");

        Refusal().ShouldContain("cannot be read");
    }

    private string CardPath => Path.Combine(_folder, Id + ".card.json");

    private string WeightsPath => Path.Combine(_folder, Id + ".bin");

    private async Task<ModelFile> CopyAsync()
    {
        var file = ModelCatalogue.Shipped.Load(Id);
        await ModelCatalogue.WriteAsync(_folder, file, CancellationToken.None);
        return file;
    }

    private string Refusal()
    {
        ModelCatalogue.In(_folder).Check().Single().Problem.ShouldNotBeNull();
        return Should.Throw<ModelRefusedException>(() => ModelCatalogue.In(_folder).Load(Id)).Message;
    }
}
