// A test against a real translation service; skipped, by name, where that is not installed. Runs with the other tests that need servers of Debian's.
using Xunit.Sdk;

namespace Folkmoot.Tests.Infrastructure;

[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Xunit.Sdk.FactDiscoverer", "xunit.execution.{Platform}")]
[TraitDiscoverer("Folkmoot.Tests.Infrastructure.CategoryDiscoverer", "Folkmoot.Tests")]
public sealed class ApertiumFactAttribute : FactAttribute, ICategorised
{
    private const string Program = "/usr/bin/apertium-apy";

    public string Category => "Database";

    public override string Skip => File.Exists(Program) ? null! : "Apertium is not installed: apt-get install apertium-apy apertium-eng-spa";
}
