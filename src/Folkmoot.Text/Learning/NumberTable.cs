// Finds the number of a hash: an intent model asks for several hundred in every text.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Learning;

/// <summary>Open addressing; a hash is numbered by its place among those given, the first one where it stands twice.</summary>
internal sealed unsafe class NumberTable
{
    private const uint Kind = 11;

    /// <summary>How far ahead slots are asked for.</summary>
    private const int Ahead = 8;

    private readonly WideArray<Slot> _slots;
    private readonly uint _mask;

    public NumberTable(ReadOnlySpan<uint> hashes)
    {
        int size = 1024;
        while (size < hashes.Length * 2L)
        {
            size *= 2;
        }

        _mask = (uint)size - 1;
        _slots = new WideArray<Slot>(size);
        var slots = _slots.Span;
        for (int i = 0; i < hashes.Length; i++)
        {
            uint at = First(hashes[i]);
            while (slots[(int)at].Number != 0 && slots[(int)at].Hash != hashes[i])
            {
                at = (at + 1) & _mask;
            }

            slots[(int)at] = slots[(int)at].Number != 0 ? slots[(int)at] : new Slot(hashes[i], i + 1);
        }
    }

    /// <summary>The number of a hash, or −1.</summary>
    public int Find(uint hash)
    {
        int number = Number(_slots.Pointer, hash);
        GC.KeepAlive(_slots);
        return number;
    }

    /// <summary>Writes the numbers of those hashes that have one, in their order; returns how many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(ReadOnlySpan<uint> hashes, Span<int> numbers)
    {
        var slots = _slots.Pointer;
        int count = 0;
        unchecked
        {
            for (int i = 0; i < hashes.Length; i++)
            {
                if (i + Ahead < hashes.Length && Sse.IsSupported)
                {
                    Sse.Prefetch0(slots + First(hashes[i + Ahead]));
                }

                int number = Number(slots, hashes[i]);
                numbers[count] = number;
                count += number >= 0 ? 1 : 0;
            }
        }

        GC.KeepAlive(_slots);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Number(Slot* slots, uint hash)
    {
        uint at = First(hash);
        while (slots[at].Number != 0 && slots[at].Hash != hash)
        {
            at = unchecked(at + 1) & _mask;
        }

        return unchecked(slots[at].Number - 1);
    }

    private uint First(uint hash) => FeatureHash.Finish(hash, Kind) & _mask;

    /// <param name="Number">From 1; 0 in an empty slot.</param>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Slot(uint Hash, int Number);
}
