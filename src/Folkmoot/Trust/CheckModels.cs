// Checks for `folkmoot check` that every model has a card that describes it.
namespace Folkmoot.Trust;

internal sealed class CheckModels(ModelRegister register, TimeProvider clock) : ICheck
{
    public string Name => "models";

    public Task<IReadOnlyList<CheckLine>> RunAsync(bool fix, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        List<CheckLine> lines =
        [
            .. register.All().Select(m => m switch
            {
                { Card: null } => new CheckLine(false, $"{m.Id}: {m.Problem}", "it is not used until its card describes it; install the model again"),
                { Card: { } card } when card.ReviewDate < today => new CheckLine(false, $"{card.Reference}: its review was due on {card.ReviewDate:yyyy-MM-dd}", "review the model and renew its card"),
                _ => new CheckLine(true, $"{m.Card!.Reference}, to be reviewed by {m.Card.ReviewDate:yyyy-MM-dd}"),
            }),
        ];
        return Task.FromResult<IReadOnlyList<CheckLine>>(lines.Count > 0 ? lines : [new CheckLine(false, "no model is here", "mentions are stored without language and sentiment; install a release that has its models")]);
    }
}
