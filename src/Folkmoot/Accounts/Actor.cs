// Who acts in the current scope: a person who is signed in, or the system itself.
namespace Folkmoot.Accounts;

/// <summary>Filled from the session at the start of a request; stays <see cref="PersonId"/> null in jobs and commands.</summary>
internal sealed class Actor
{
    public Guid? PersonId { get; private set; }

    public string Name { get; private set; } = "Folkmoot";

    public IReadOnlySet<string> Rights { get; private set; } = new HashSet<string>();

    public bool Has(string right) => Rights.Contains(right);

    /// <summary>The person, for use cases that only a person may carry out.</summary>
    /// <exception cref="InvalidOperationException">No person acts here.</exception>
    public Guid Required => PersonId ?? throw new InvalidOperationException("This needs a person, and none is signed in.");

    public void Is(Guid personId, string name, IReadOnlySet<string> rights)
    {
        PersonId = personId;
        Name = name;
        Rights = rights;
    }
}
