// A test against a real server of the fediverse; skipped, by name, where that is not installed. Runs with the other tests that need servers.
using Xunit.Sdk;

namespace Folkmoot.Tests.Infrastructure;

[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Xunit.Sdk.TheoryDiscoverer", "xunit.execution.{Platform}")]
[TraitDiscoverer("Folkmoot.Tests.Infrastructure.CategoryDiscoverer", "Folkmoot.Tests")]
public sealed class FedifyTheoryAttribute : TheoryAttribute, ICategorised
{
    public string Category => "Fediverse";

    public override string Skip => FedifyServer.Missing!;
}
