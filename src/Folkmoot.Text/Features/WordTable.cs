// What is known of each word: the clusters of words that it is used like, and what the lexicons say.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Features;

/// <param name="Marks">Whether it is somebody's name.</param>
/// <param name="Coarse">Cluster among a few, from 1; 0 where the word has none.</param>
/// <param name="Fine">Cluster among many, from 1.</param>
/// <param name="Row">Row of lexicon scores, from 1; 0 where no lexicon has the word.</param>
/// <param name="Place">Place among the words that the neural layer knows, from 1.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct WordEntry(WordMarks Marks, byte Coarse, ushort Fine, ushort Row, ushort Place);

[Flags]
internal enum WordMarks : byte
{
    None = 0,

    /// <summary>A given name and nothing else.</summary>
    Name = 1,

    /// <summary>A given name that is also a common word; a name only where it stands as one.</summary>
    PerhapsName = 2,

    /// <summary>One of <see cref="PersonWords"/>: it only says who a person is.</summary>
    WhoWord = 4,

    /// <summary>One of <see cref="Negations"/>.</summary>
    Negation = 8,
}

/// <summary>Open addressing over the words' hashes; finding a word touches one or two cache lines.</summary>
internal sealed unsafe class WordTable
{
    public const int Levels = 2;

    private readonly WideArray<Slot> _slots;
    private readonly sbyte[] _scores;
    private readonly uint _mask;

    public WordTable(IReadOnlyList<KeyValuePair<uint, WordEntry>> words, sbyte[] scores)
    {
        int size = 1024;
        while (size < words.Count * 2)
        {
            size *= 2;
        }

        _mask = (uint)size - 1;
        _slots = new WideArray<Slot>(size);
        var slots = _slots.Span;
        _scores = scores;
        foreach (var (key, entry) in words)
        {
            uint at = First(key);
            while (slots[(int)at].Key != 0 && slots[(int)at].Key != key)
            {
                at = (at + 1) & _mask;
            }

            slots[(int)at] = new Slot(key, entry);
        }
    }

    public WordEntry this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _slots.Span[slot].Entry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint KeyAt(int slot) => _slots.Span[slot].Key;

    /// <summary>The hash that a normalised word is known by; never 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Key(ReadOnlySpan<char> word)
    {
        uint hash = FeatureHash.Start;
        foreach (char c in word)
        {
            hash = FeatureHash.Add(hash, c);
        }

        return hash == 0 ? 1 : hash;
    }

    /// <summary>The same for the word without doubled letters, which is what a stretched one usually stands for: <c>soo</c>, <c>so</c>.</summary>
    public static uint UnstretchedKey(ReadOnlySpan<char> word)
    {
        uint hash = FeatureHash.Start;
        char last = '\0';
        foreach (char c in word)
        {
            hash = c == last ? hash : FeatureHash.Add(hash, c);
            last = c;
        }

        return hash == 0 ? 1 : hash;
    }

    /// <summary>Asks memory for the place where a word stands, to be there when it is looked for.</summary>
    public void Expect(uint key)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_slots.Pointer + First(key));
        }
    }

    /// <summary>The slot of a word, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint key)
    {
        uint at = First(key);
        int found = -1;
        var slots = _slots.Pointer;
        unchecked
        {
            uint there;
            while ((there = slots[at].Key) != 0)
            {
                if (there == key)
                {
                    found = (int)at;
                    break;
                }

                at = (at + 1) & _mask;
            }
        }

        GC.KeepAlive(_slots);
        return found;
    }

    /// <summary>One score a column, or nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<sbyte> Scores(WordEntry entry) =>
        entry.Row == 0 ? [] : _scores.AsSpan((entry.Row - 1) * DenseFeatures.Columns, DenseFeatures.Columns);

    private uint First(uint key) => FeatureHash.Finish(key, 11) & _mask;

    public void Write(BinaryWriter writer)
    {
        var used = _slots.Span.ToArray().Where(s => s.Key != 0).OrderBy(s => s.Key).ToList();
        writer.Write(used.Count);
        foreach (var (key, entry) in used)
        {
            writer.Write(key);
            writer.Write((byte)entry.Marks);
            writer.Write(entry.Coarse);
            writer.Write(entry.Fine);
            writer.Write(entry.Row);
            writer.Write(entry.Place);
        }

        writer.Write(_scores.Length);
        writer.Write(MemoryMarshal.AsBytes(_scores.AsSpan()));
    }

    /// <exception cref="InvalidDataException">The sizes make no sense.</exception>
    public static WordTable Read(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        if (count is < 0 or > 1_000_000)
        {
            throw new InvalidDataException($"A table of {count} words is not one of ours.");
        }

        var words = new KeyValuePair<uint, WordEntry>[count];
        for (int i = 0; i < count; i++)
        {
            words[i] = new(reader.ReadUInt32(), new WordEntry((WordMarks)reader.ReadByte(), reader.ReadByte(), reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16()));
        }

        int length = reader.ReadInt32();
        byte[] scores = reader.ReadBytes(length);
        return scores.Length == length && length % DenseFeatures.Columns == 0
            ? new WordTable(words, [.. MemoryMarshal.Cast<byte, sbyte>(scores)])
            : throw new InvalidDataException("The scores of the words end too early.");
    }

    /// <summary>Key and entry side by side, so that a word costs one visit to memory.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Slot(uint Key, WordEntry Entry);
}
