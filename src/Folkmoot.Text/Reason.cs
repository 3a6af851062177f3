namespace Folkmoot.Text;

/// <summary>Why a label was given: a span of the original text and its weight towards the label (UTF-16 units).</summary>
public readonly record struct Reason(int Start, int Length, double Weight);
