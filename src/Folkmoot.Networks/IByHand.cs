namespace Folkmoot.Networks;

/// <summary>
/// A place without a way in for programs. Nothing is ever sent there by this house: a person is given the text and the images, posts them, and says
/// where they can be seen. <see cref="INetwork.SendAsync"/> of such a network refuses.
/// </summary>
public interface IByHand : INetwork
{
    /// <summary>Where the person writes the post, with the text filled in where the place can do that; null when the agency has named none.</summary>
    Uri? ComposerOf(Account account, string text);
}
