// What stands in the way of using pictures: a licence or a consent that has ended or is missing, a maker who is not named. Pure.
using System.Globalization;
using Folkmoot.Networks;

namespace Folkmoot.Publishing.Library;

internal static class LibraryRules
{
    public const string LicenceEnded = "media-licence-ended";
    public const string Expired = "media-expired";
    public const string ConsentMissing = "media-consent-missing";
    public const string ConsentWithdrawn = "media-consent-withdrawn";
    public const string ConsentEnded = "media-consent-ended";
    public const string Attribution = "media-attribution";
    public const string Archived = "media-archived";
    public const string Unsaid = "media-unsaid";

    /// <summary>Every rule, each a check that a posting policy may cite or make blocking.</summary>
    public static readonly IReadOnlyList<string> All = [LicenceEnded, Expired, ConsentMissing, ConsentWithdrawn, ConsentEnded, Attribution, Archived, Unsaid];

    /// <param name="terms">By the picture's id; one that is not there is one of which nobody has said anything.</param>
    /// <param name="zone">The agency's: a licence holds to the end of its last day there.</param>
    /// <param name="at">When it goes out.</param>
    public static IReadOnlyList<Problem> Of(PostContent content, IReadOnlyDictionary<Guid, MediaTerms> terms, string zone, DateTimeOffset at)
    {
        var day = content.Images.Count == 0 ? default : WallClock.DayOf(at, zone);
        return [.. content.Images.SelectMany((image, i) => Of(content, terms.GetValueOrDefault(image.Media.Id) ?? MediaTerms.Unknown, i + 1, day))];
    }

    /// <summary>What keeps a picture from being used on a day, whatever the text beside it.</summary>
    public static IEnumerable<Problem> OnDay(MediaTerms terms, int place, DateOnly day)
    {
        if (terms is { Rights: MediaRights.Licensed, LicensedUntil: { } licensed } && licensed < day)
        {
            yield return Image(LicenceEnded, true, place, terms, licensed);
        }

        if (terms.ExpiresOn is { } expires && expires < day)
        {
            yield return Image(Expired, true, place, terms, expires);
        }

        if (terms.Consent is PeopleConsent.NotYet or PeopleConsent.Withdrawn)
        {
            yield return Image(terms.Consent == PeopleConsent.NotYet ? ConsentMissing : ConsentWithdrawn, true, place, terms);
        }
        else if (terms is { Consent: PeopleConsent.Given, ConsentUntil: { } agreed } && agreed < day)
        {
            yield return Image(ConsentEnded, true, place, terms, agreed);
        }

        if (terms.Archived)
        {
            yield return Image(Archived, false, place, terms);
        }

        if (terms.Rights == MediaRights.Unsaid || terms.Consent == PeopleConsent.Unsaid)
        {
            yield return Image(Unsaid, false, place, terms);
        }
    }

    /// <summary>The words must be there whatever their capitals and blanks: networks and people break lines.</summary>
    public static bool Names(string text, string attribution) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(OneLine(text), OneLine(attribution), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    /// <summary>Why a post waits in the moment of sending; told later, so days are written the same in every language.</summary>
    public static Reason Why(Problem problem) => new(
        problem.TextKey, [.. problem.Args.Select(a => a is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : a)]);

    private static IEnumerable<Problem> Of(PostContent content, MediaTerms terms, int place, DateOnly day)
    {
        foreach (var problem in OnDay(terms, place, day))
        {
            yield return problem;
        }

        if (terms.Attribution.Length == 0)
        {
            yield break;
        }

        // The common text counts where it goes somewhere, or where it is not known yet whether it does.
        if ((content.Versions.Count == 0 || content.Versions.Any(v => v.Text == content.Text)) && !Names(content.Text, terms.Attribution))
        {
            yield return new Problem(Attribution, true, PostPart.Text, null, place, terms.Title, terms.Attribution);
        }

        foreach (var version in content.Versions.Where(v => v.Text != content.Text && !Names(v.Text, terms.Attribution)))
        {
            yield return new Problem(Attribution, true, PostPart.Version, version.ChannelId, place, terms.Title, terms.Attribution);
        }
    }

    private static Problem Image(string rule, bool blocks, int place, MediaTerms terms, params object[] more) =>
        new(rule, blocks, PostPart.Images, null, [place, terms.Title, .. more]);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
