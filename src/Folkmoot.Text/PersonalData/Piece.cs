// One piece of a text as the rules for personal data see it.
namespace Folkmoot.Text.PersonalData;

/// <summary>A run of letters and digits, or one mark, by position.</summary>
/// <param name="Hash">Of the word as <see cref="LatinFold"/> reads it; nothing for a mark.</param>
internal readonly record struct Piece(int Start, int Length, PieceKind Kind, uint Hash)
{
    public int End => Start + Length;
}

/// <summary>What a <see cref="Piece"/> is made of.</summary>
internal enum PieceKind
{
    /// <summary>Letters with their marks, and an apostrophe between letters.</summary>
    Word,

    /// <summary>Digits 0 to 9.</summary>
    Digits,

    /// <summary>Letters and digits.</summary>
    Mixed,

    /// <summary>One unit that is neither.</summary>
    Mark,
}
