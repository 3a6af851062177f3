// A model without a card is not used, and a decision leaves its record.
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Text;
using Folkmoot.Text.Classifiers;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Folkmoot.Tests.Trust;

public sealed class DecideTests
{
    private const string Id = "folkmoot-sentiment";

    private static readonly ModelUse<TextClassifier, Classification> Use = new(
        Id, TextClassifier.Load, (model, text) => model.Classify(text), result => new Verdict(result.Label, result.Score, result.Reasons));

    [Fact]
    public async Task A_model_without_a_card_is_not_used()
    {
        var folder = RunFolder.NewFolder("models");
        await File.WriteAllBytesAsync(Path.Combine(folder, Id + ".bin"), [1, 2, 3]);
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, services => services.Replace(ServiceDescriptor.Singleton(ModelCatalogue.In(folder))));
        var agency = await house.AnAgencyAsync();

        await house.InAsync(agency, async (Decide decide) =>
        {
            decide.Run("test.sentiment", "text", Guid.Empty, "How nice", Use).ShouldBeNull();
            decide.RunBatch("sentiment", ["How nice"], Use).ShouldBeNull();
            await Task.CompletedTask;
        });

        var lines = await house.InAsync(Guid.Empty, (IEnumerable<ICheck> checks) => checks.OfType<CheckModels>().Single().RunAsync(false, CancellationToken.None));
        lines.ShouldHaveSingleItem().Found.ShouldContain("it has no card");
    }

    [DatabaseTheory]
    public async Task The_same_models_are_one_set(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        UsedModel[] models = [new("language", "a@1", 0.5), new("sentiment", "b@2", 0.6)];
        Task<Guid> Set(params UsedModel[] used) => house.InAsync(agency, async (Decide decide) => await decide.ModelSetAsync(used, CancellationToken.None));

        (await Set(models)).ShouldBe(await Set(models));
        (await Set(models[0])).ShouldNotBe(await Set(models));
        (await house.InAsync(agency, (StoreDb db) => db.ModelSets.CountAsync())).ShouldBe(2);
    }
}
