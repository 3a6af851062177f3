namespace Folkmoot.Networks.Counting;

/// <summary>A part of a text that a network takes for an address: where it begins, and its length in UTF-16 units.</summary>
internal readonly record struct Address(int Start, int Length)
{
    public int End => Start + Length;
}
