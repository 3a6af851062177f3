// What a dry run found, for the component that shows it: components are public, and the rules are not.
using Folkmoot.Publishing.Plan.Imports;

namespace Folkmoot.Publishing.Plan.Pages;

public sealed class ImportModel
{
    internal ImportModel(CheckedImport seen) => Seen = seen;

    internal CheckedImport Seen { get; }
}
