namespace Folkmoot.Networks.Counting;

/// <summary>A counted text.</summary>
/// <param name="Length">In the network's own unit.</param>
/// <param name="FitsTo">Where the first thing begins that is beyond the limit, in UTF-16 units of the text; its length when all fits.</param>
/// <param name="ForbiddenAt">Where a character stands that the network takes in no post; -1 when there is none.</param>
internal readonly record struct Counted(int Length, int FitsTo, int ForbiddenAt = -1);
