// Turns features into numbers without a dictionary ("the hashing trick", Weinberger et al. 2009).
namespace Folkmoot.Text.Training;

internal static class FeatureHash
{
    public const uint Start = 2166136261;

    /// <summary>One more character; cheap, so that every n-gram is one step away from the shorter one.</summary>
    public static uint Add(uint hash, char c) => unchecked((hash ^ c) * 0x01000193u + 0x7F4A7C15u);

    /// <summary>Spreads the bits (the finaliser of MurmurHash3) and keeps kinds of features apart.</summary>
    public static uint Finish(uint hash, uint kind)
    {
        unchecked
        {
            hash ^= kind * 0x9E3779B9u;
            hash ^= hash >> 16;
            hash *= 0x85EBCA6Bu;
            hash ^= hash >> 13;
            hash *= 0xC2B2AE35u;
            return hash ^ (hash >> 16);
        }
    }
}
