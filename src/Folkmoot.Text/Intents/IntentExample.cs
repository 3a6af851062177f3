// One example of what people write when they want something.
namespace Folkmoot.Text.Intents;

/// <param name="Intent">A name, or <see cref="OutOfScope"/> for a text that none of the intents is about.</param>
public sealed record IntentExample(string Text, string Intent)
{
    public const string OutOfScope = "oos";
}
