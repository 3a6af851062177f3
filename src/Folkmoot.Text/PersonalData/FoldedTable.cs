// A table of words that do not change, looked up without regard to case and Latin diacritics.
using System.Runtime.CompilerServices;

namespace Folkmoot.Text.PersonalData;

/// <summary>Open addressing over <see cref="LatinFold.Hash"/>, which a caller that asks several tables works out once. At most a quarter of the places is taken.</summary>
internal sealed class FoldedTable<T>
{
    private readonly (uint Hash, string? Word, T Value)[] _slots;
    private readonly uint _mask;

    /// <exception cref="ArgumentException">Two words are the same.</exception>
    public FoldedTable(IReadOnlyCollection<KeyValuePair<string, T>> words)
    {
        int size = 8;
        while (size < words.Count * 4)
        {
            size *= 2;
        }

        _mask = (uint)size - 1;
        _slots = new (uint, string?, T)[size];
        Count = words.Count;
        foreach (var (word, value) in words)
        {
            uint hash = LatinFold.Hash(word);
            uint at = hash & _mask;
            while (_slots[at].Word is { } other)
            {
                at = LatinFold.Equal(word, other) ? throw new ArgumentException($"'{word}' and '{other}' are the same.", nameof(words)) : (at + 1) & _mask;
            }

            _slots[at] = (hash, word, value);
        }
    }

    public int Count { get; }

    public IEnumerable<(string Word, T Value)> All => _slots.Where(s => s.Word is not null).Select(s => (s.Word!, s.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Find(ReadOnlySpan<char> word, uint hash, out T? value)
    {
        uint at = hash & _mask;
        while (_slots[at].Word is { } candidate)
        {
            if (_slots[at].Hash == hash && LatinFold.Equal(word, candidate))
            {
                value = _slots[at].Value;
                return true;
            }

            at = (at + 1) & _mask;
        }

        value = default;
        return false;
    }
}
