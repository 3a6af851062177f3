// The parts into which ./test divides the tests: Database, App, Bluesky, Fediverse, Long; a test without one needs nothing but itself.
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Folkmoot.Tests.Infrastructure;

/// <summary>An attribute of a test that says to which part it belongs.</summary>
public interface ICategorised : ITraitAttribute
{
    string Category { get; }
}

public sealed class CategoryDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("Category", traitAttribute.GetNamedArgument<string>(nameof(ICategorised.Category)))];
}
