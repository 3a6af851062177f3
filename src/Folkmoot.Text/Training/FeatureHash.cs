// Turns features into numbers without a dictionary ("the hashing trick", Weinberger et al. 2009).
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Folkmoot.Text.Training;

internal static class FeatureHash
{
    public const uint Start = 2166136261;

    /// <summary>One more character; cheap, so that every n-gram is one step away from the shorter one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint hash, char c) => unchecked((hash ^ c) * 0x01000193u + 0x7F4A7C15u);

    /// <summary>Spreads the bits (the finaliser of MurmurHash3) and keeps kinds of features apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Finish(uint hash, uint kind)
    {
        unchecked
        {
            hash = Mark(hash, kind);
            hash ^= hash >> 16;
            hash *= 0x85EBCA6Bu;
            hash ^= hash >> 13;
            hash *= 0xC2B2AE35u;
            return hash ^ (hash >> 16);
        }
    }

    /// <summary>Keeps kinds apart in hashes that are finished together, with the kind 0.</summary>
    public static uint Mark(uint hash, uint kind) => unchecked(hash ^ (kind * 0x9E3779B9u));

    /// <summary>The same for many hashes of one kind, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Finish(Span<uint> hashes, uint kind)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var mark = Vector256.Create(unchecked(kind * 0x9E3779B9u));
            ref uint first = ref MemoryMarshal.GetReference(hashes);
            for (; i + Vector256<uint>.Count <= hashes.Length; i += Vector256<uint>.Count)
            {
                var hash = Vector256.LoadUnsafe(ref first, (nuint)i) ^ mark;
                hash ^= Vector256.ShiftRightLogical(hash, 16);
                hash *= 0x85EBCA6Bu;
                hash ^= Vector256.ShiftRightLogical(hash, 13);
                hash *= 0xC2B2AE35u;
                (hash ^ Vector256.ShiftRightLogical(hash, 16)).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < hashes.Length; i++)
        {
            hashes[i] = Finish(hashes[i], kind);
        }
    }
}
