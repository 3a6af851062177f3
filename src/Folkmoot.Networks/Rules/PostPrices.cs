// What a network charges for a post, and what one post costs. Pure.
using Folkmoot.Networks.Counting;

namespace Folkmoot.Networks.Rules;

/// <summary>Prices in dollars of the United States, as the network lists them.</summary>
/// <param name="WithAddress">Instead of <paramref name="Post"/> where an address is in the text.</param>
/// <param name="Description">More for each image that has a description, which is a call of its own.</param>
public sealed record PostPrices(Figure<decimal> Post, Figure<decimal> WithAddress, Figure<decimal> Description)
{
    /// <param name="descriptions">How many images have one.</param>
    public PostPrice Of(string text, int descriptions)
    {
        bool address = AddressFinder.Find(text, AddressGrammar.X).Count > 0;
        return new((address ? WithAddress : Post).Value + (descriptions * Description.Value), address);
    }
}

/// <param name="Dollars">All calls of one post together, where the first attempt succeeds.</param>
/// <param name="Address">Whether an address made it dearer.</param>
public sealed record PostPrice(decimal Dollars, bool Address);
