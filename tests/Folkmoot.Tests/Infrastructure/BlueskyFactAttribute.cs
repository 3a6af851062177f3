// A test against a real Bluesky network; skipped, by name, where something that the network needs is missing.
using Xunit.Sdk;

namespace Folkmoot.Tests.Infrastructure;

[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Xunit.Sdk.FactDiscoverer", "xunit.execution.{Platform}")]
[TraitDiscoverer("Folkmoot.Tests.Infrastructure.CategoryDiscoverer", "Folkmoot.Tests")]
public sealed class BlueskyFactAttribute : FactAttribute, ICategorised
{
    public string Category => "Bluesky";

    public override string Skip => BlueskyNetwork.Missing!;
}
