// Under which terms a picture may be used: the part of the library that rules decide by.
namespace Folkmoot.Publishing.Library;

/// <param name="LicensedUntil">Last day; null for no end.</param>
/// <param name="Attribution">Words that the text must contain; empty for none.</param>
/// <param name="ConsentUntil">Last day; null for no end.</param>
/// <param name="ExpiresOn">Last day; null for none.</param>
internal sealed record MediaTerms(
    string Title,
    MediaRights Rights,
    DateOnly? LicensedUntil,
    string Attribution,
    PeopleConsent Consent,
    DateOnly? ConsentUntil,
    DateOnly? ExpiresOn,
    bool Archived)
{
    /// <summary>Of a picture of which nobody has said anything.</summary>
    public static readonly MediaTerms Unknown = new("", MediaRights.Unsaid, null, "", PeopleConsent.Unsaid, null, null, false);

    public static MediaTerms Of(LibraryItem item) => new(
        item.Title, item.Rights, item.LicensedUntil, item.Attribution, item.Consent, item.ConsentUntil, item.ExpiresOn, item.ArchivedAt is not null);
}
