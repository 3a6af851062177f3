// Which model made one of a mention's labels, from the model set that the mention names.
using Folkmoot.Storage;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening;

internal static class SteppedModel
{
    /// <summary>The model of that step; one named "none" where there was none.</summary>
    public static async Task<UsedModel> FindAsync(StoreDb db, Guid? modelSetId, string step, CancellationToken cancellationToken)
    {
        var models = await db.ModelSets.Where(s => s.Id == modelSetId).Select(s => s.Models).SingleOrDefaultAsync(cancellationToken);
        return Of(models, step) ?? new UsedModel(step, "none", 0);
    }

    /// <param name="models">As the model set keeps them.</param>
    public static UsedModel? Of(string? models, string step) => models is null ? null : DecideLog.ReadModels(models).FirstOrDefault(m => m.Step == step);
}
