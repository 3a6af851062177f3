// What the form of a picture sends, and how it comes from what is known of it.
namespace Folkmoot.Publishing.Library.Pages;

public sealed class ItemInput
{
    /// <summary>So many languages more than there are can be written at once.</summary>
    private const int More = 2;

    public int Version { get; set; }

    public string? Title { get; set; }

    public List<DescriptionInput> Descriptions { get; set => field = value ?? []; } = [];

    public string? Tags { get; set; }

    public string? Author { get; set; }

    public string Rights { get; set => field = value ?? nameof(MediaRights.Unsaid); } = nameof(MediaRights.Unsaid);

    public string? Terms { get; set; }

    public DateOnly? LicensedUntil { get; set; }

    public string? Attribution { get; set; }

    public string Consent { get; set => field = value ?? nameof(PeopleConsent.Unsaid); } = nameof(PeopleConsent.Unsaid);

    public DateOnly? ConsentUntil { get; set; }

    public string? ConsentReference { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    internal static ItemInput Of(LibraryItem? item, string language)
    {
        if (item is null)
        {
            return new() { Descriptions = [new() { Language = language }, new()] };
        }

        var input = new ItemInput
        {
            Version = item.Version,
            Title = item.Title,
            Descriptions = [.. item.ReadDescriptions().Select(d => new DescriptionInput { Language = d.Key, Text = d.Value })],
            Tags = string.Join(", ", item.Tags ?? []),
            Author = item.Author,
            Rights = item.Rights.ToString(),
            Terms = item.Terms,
            LicensedUntil = item.LicensedUntil,
            Attribution = item.Attribution,
            Consent = item.Consent.ToString(),
            ConsentUntil = item.ConsentUntil,
            ConsentReference = item.ConsentReference,
            ExpiresOn = item.ExpiresOn,
        };
        input.Descriptions.AddRange(Enumerable.Range(0, Math.Min(More, LibraryItem.DescriptionsMax - input.Descriptions.Count))
            .Select(i => new DescriptionInput { Language = i == 0 && !input.Descriptions.Exists(d => d.Language == language) ? language : null }));
        return input;
    }

    internal SaveLibraryItem.Input ToSave(Guid mediaId) => new(
        mediaId, Version, Title ?? "", [.. Descriptions.Where(d => !string.IsNullOrWhiteSpace(d.Text)).Select(d => (d.Language ?? "", d.Text ?? ""))], Tags ?? "")
    {
        Author = Author ?? "",
        Rights = Enum.TryParse<MediaRights>(Rights, out var rights) ? rights : MediaRights.Unsaid,
        Terms = Terms ?? "",
        LicensedUntil = LicensedUntil,
        Attribution = Attribution ?? "",
        Consent = Enum.TryParse<PeopleConsent>(Consent, out var consent) ? consent : PeopleConsent.Unsaid,
        ConsentUntil = ConsentUntil,
        ConsentReference = ConsentReference ?? "",
        ExpiresOn = ExpiresOn,
    };
}

public sealed class DescriptionInput
{
    public string? Language { get; set; }

    public string? Text { get; set; }
}
