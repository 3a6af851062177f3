// The record key that a post on Bluesky gets: a timestamp id made from our delivery's id, the same at every attempt.
namespace Folkmoot.Networks.Bluesky;

/// <summary>
/// A TID is 13 characters of the sortable base 32: a zero bit, 53 bits of microseconds since 1970, 10 bits to tell writers apart
/// (https://atproto.com/specs/tid, read November 2026).
/// </summary>
internal static class Tid
{
    private const string Alphabet = "234567abcdefghijklmnopqrstuvwxyz";

    public const int Length = 13;

    /// <summary>Milliseconds come from the key's own time, the rest from its random bits, so that ids sort as the keys do (to the millisecond).</summary>
    public static string Of(Guid key)
    {
        if (key.Version != 7)
        {
            throw new ArgumentException($"A delivery's key is a version 7 id, not {key}.", nameof(key));
        }

        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes, bigEndian: true, out _);
        ulong milliseconds = 0;
        for (int i = 0; i < 6; i++)
        {
            milliseconds = (milliseconds << 8) | bytes[i];
        }

        uint random12 = (uint)(((bytes[6] & 0x0F) << 8) | bytes[7]);
        uint random10 = (uint)(((bytes[8] & 0x3F) << 4) | (bytes[9] >> 4));
        ulong microseconds = unchecked((milliseconds * 1000) + (random12 * 1000 >> 12)) & ((1UL << 53) - 1);
        ulong value = (microseconds << 10) | random10;
        return string.Create(Length, value, static (text, rest) =>
        {
            for (int i = Length - 1; i >= 0; i--)
            {
                text[i] = Alphabet[(int)(rest & 31)];
                rest >>= 5;
            }
        });
    }

    public static bool IsValid(string text) =>
        text.Length == Length && Alphabet.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and < 16 && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));
}
