namespace Folkmoot.Text.Lines;

/// <summary>One row of a command that answers each line of JSON Lines with one line; used again for every line.</summary>
public interface ILineRow : IDisposable
{
    /// <summary>As it stood in the line, quotes included; empty when there was none.</summary>
    ReadOnlySpan<byte> Id { get; }

    /// <summary>Reads a line; returns what is wrong with it, or null.</summary>
    string? Read(ReadOnlySpan<byte> line);
}
