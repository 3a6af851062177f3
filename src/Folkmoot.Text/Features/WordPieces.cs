// The pieces of a word: runs of two to five of its characters, the blanks around it included.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Features;

internal static class WordPieces
{
    /// <summary>How many pieces a word can have for each of its characters.</summary>
    public const int MostOfACharacter = 5;

    private const int Longest = 5;
    private const uint Kind = 4;

    /// <summary>Writes a hash for each piece and returns how many; they are features once <see cref="Finish"/> was over them.</summary>
    /// <param name="word">The word between two blanks.</param>
    /// <param name="room">At least <see cref="MostOfACharacter"/> for each character.</param>
    public static int Write(ReadOnlySpan<char> word, Span<uint> room)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(room.Length, word.Length * MostOfACharacter);
        ref char first = ref MemoryMarshal.GetReference(word);
        ref uint to = ref MemoryMarshal.GetReference(room);
        nint count = 0;
        unchecked
        {
            for (nint start = 0; start < word.Length - 1; start++)
            {
                uint hash = FeatureHash.Add(FeatureHash.Start, Unsafe.Add(ref first, start));
                nint end = Math.Min(word.Length, start + Longest);
                for (nint i = start + 1; i < end; i++)
                {
                    hash = FeatureHash.Add(hash, Unsafe.Add(ref first, i));
                    Unsafe.Add(ref to, count++) = hash;
                }
            }

            return (int)count;
        }
    }

    /// <summary>For the pieces of a whole text at once, which is quicker than word by word.</summary>
    public static void Finish(Span<uint> pieces) => FeatureHash.Finish(pieces, Kind);
}
