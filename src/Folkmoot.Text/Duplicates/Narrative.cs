// A thing that many messages are about.
namespace Folkmoot.Text.Duplicates;

/// <param name="Id">Stays the same for as long as the narrative lives.</param>
/// <param name="Name">Its key phrases.</param>
/// <param name="Size">Messages so far.</param>
/// <param name="Weight">Messages, each counting half as much after every half-life.</param>
/// <param name="ExampleId">The message nearest to its centre.</param>
public sealed record Narrative(
    int Id, string Name, IReadOnlyList<string> KeyPhrases, int Size, double Weight, DateTimeOffset First, DateTimeOffset Last, string ExampleId, string Example);
