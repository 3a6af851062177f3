namespace Folkmoot.Networks;

/// <summary>A connected account as a network sees it: its settings (secrets and session tokens included) and nothing else of ours.</summary>
public sealed class Account(Guid id, IReadOnlyDictionary<string, string> settings)
{
    private readonly Dictionary<string, string> _settings = new(settings, StringComparer.Ordinal);

    public Guid Id { get; } = id;

    public IReadOnlyDictionary<string, string> Settings => _settings;

    /// <summary>Whether <see cref="Keep"/> changed anything that the caller must store.</summary>
    public bool Changed { get; private set; }

    /// <summary>The value, or an empty string.</summary>
    public string this[string name] => _settings.GetValueOrDefault(name, "");

    /// <summary>Keeps a refreshed credential. An empty value never overwrites a stored one: it is ignored.</summary>
    public void Keep(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value) || _settings.GetValueOrDefault(name) == value)
        {
            return;
        }

        _settings[name] = value;
        Changed = true;
    }
}
