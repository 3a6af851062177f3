// Tells the open register of models that this installation may ask a large model, which one, and under what rules.
using Folkmoot.Trust;
using Microsoft.Extensions.Options;

namespace Folkmoot.Drafting;

internal sealed class OutsideModel(IOptions<LanguageOptions> options) : IOutsideModel
{
    public OutsideModelFacts? Describe() => options.Value is { IsConfigured: true } settings
        ? new OutsideModelFacts(settings.Name, settings.AllowPrivateAddress ? null : settings.Host, [.. Enum.GetValues<Purpose>().Where(p => p is not (Purpose.Check or Purpose.Hashtags)).Select(p => $"drafting.purpose.{p}")])
        : null;
}
