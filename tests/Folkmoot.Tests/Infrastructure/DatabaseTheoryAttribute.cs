// Runs a test once on each engine (its first parameter); an engine that this machine lacks is listed as skipped, by name, so that nobody overlooks it.
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Folkmoot.Tests.Infrastructure;

/// <summary>Rows of <c>[InlineData]</c> and its like fill the parameters after the engine.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Folkmoot.Tests.Infrastructure.DatabaseTheoryDiscoverer", "Folkmoot.Tests")]
[TraitDiscoverer("Folkmoot.Tests.Infrastructure.CategoryDiscoverer", "Folkmoot.Tests")]
public sealed class DatabaseTheoryAttribute : FactAttribute, ICategorised
{
    public string Category => "Database";
}

public sealed class DatabaseTheoryDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var display = discoveryOptions.MethodDisplayOrDefault();
        var options = discoveryOptions.MethodDisplayOptionsOrDefault();
        foreach (var row in Rows(testMethod))
        {
            yield return new XunitTestCase(diagnostics, display, options, testMethod, [Engine.Sqlite, .. row]);
            object[] onPostgres = [Engine.Postgres, .. row];
            yield return PostgresServer.Missing is { } missing
                ? new XunitSkippedDataRowTestCase(diagnostics, display, options, testMethod, missing, onPostgres)
                : new XunitTestCase(diagnostics, display, options, testMethod, onPostgres);
        }
    }

    private List<object[]> Rows(ITestMethod method)
    {
        var rows = new List<object[]>();
        foreach (var data in method.Method.GetCustomAttributes(typeof(DataAttribute)))
        {
            var discoverer = ExtensibilityPointFactory.GetDataDiscoverer(diagnostics, data.GetCustomAttributes(typeof(DataDiscovererAttribute)).Single());
            rows.AddRange(discoverer.GetData(data, method.Method));
        }

        return rows.Count == 0 ? [[]] : rows;
    }
}
