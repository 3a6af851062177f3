// A test in a real browser; skipped, by name, where there is none.
using Xunit.Sdk;

namespace Folkmoot.Browser.Tests.Infrastructure;

[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Xunit.Sdk.FactDiscoverer", "xunit.execution.{Platform}")]
public sealed class BrowserFactAttribute : FactAttribute
{
    public override string Skip => Chromium.Missing!;
}

[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Xunit.Sdk.TheoryDiscoverer", "xunit.execution.{Platform}")]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public override string Skip => Chromium.Missing!;
}
