// What the page of a picture has read, as it hands it to its parts.
using Folkmoot.Publishing.Library.Imaging;

namespace Folkmoot.Publishing.Library.Pages;

public sealed class ItemModel
{
    internal ItemModel(LibraryRow row, IReadOnlyList<MediaUse> uses, IReadOnlyList<ConsentProof> proofs, string? replacedBy, PictureReading? reading) =>
        (Row, Uses, Proofs, ReplacedBy, Reading) = (row, uses, proofs, replacedBy, reading);

    internal LibraryRow Row { get; }

    internal IReadOnlyList<MediaUse> Uses { get; }

    /// <summary>Without their bytes.</summary>
    internal IReadOnlyList<ConsentProof> Proofs { get; }

    /// <summary>Title of the file that took its place; null for none.</summary>
    internal string? ReplacedBy { get; }

    /// <summary>The text in it; null where it was not read, or not yet.</summary>
    internal PictureReading? Reading { get; }

    internal bool Withdrawn => Row.Terms.Consent == PeopleConsent.Withdrawn;

    /// <summary>Posts with which it is to be seen somewhere.</summary>
    internal IReadOnlyList<MediaUse> Out => [.. Uses.Where(u => u.IsOut)];

    /// <summary>Posts that would have gone out with it.</summary>
    internal IReadOnlyList<MediaUse> Ahead => [.. Uses.Where(u => u.IsAhead)];
}
