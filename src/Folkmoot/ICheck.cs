// One line of `folkmoot check`: something that must hold, and what to do when it does not.
namespace Folkmoot;

internal interface ICheck
{
    /// <summary>What is looked at: <c>database</c>.</summary>
    string Name { get; }

    /// <param name="fix">Mend what can be mended safely.</param>
    Task<IReadOnlyList<CheckLine>> RunAsync(bool fix, CancellationToken cancellationToken);
}

/// <param name="WhatToDo">For the operator; null when it holds.</param>
internal sealed record CheckLine(bool Holds, string Found, string? WhatToDo = null);
