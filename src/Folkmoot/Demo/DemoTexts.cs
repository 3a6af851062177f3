// The demonstration's own writing: people, posts, conversations and what people say, as it stands in the JSON files beside.
using System.Text.Json;

namespace Folkmoot.Demo;

/// <param name="Key">How the other files name this person; also the part of the e-mail address before the @.</param>
internal sealed record DemoPerson(string Key, string Name, IReadOnlyList<Accounts.Role> Roles);

/// <summary>How far a post has come.</summary>
internal enum DemoPostState
{
    Published,

    /// <summary>Approved, for a time that is still to come.</summary>
    Scheduled,
    Waiting,
    Returned,
    Draft,

    /// <summary>The training network refuses it.</summary>
    Refused,
}

/// <param name="At">When it is out: see <see cref="DemoDays.At"/>.</param>
/// <param name="Short">Version for the training network, where the text is too long for it or another tone fits better.</param>
/// <param name="Reason">Why it was returned.</param>
/// <param name="Repeats">It comes again every week on that day.</param>
/// <param name="Category">Its content category; it stands in the category's next free slot.</param>
/// <param name="Correction">A correction of it that waits for approval; null for none.</param>
/// <param name="Lead">Minutes from its first word until it is out.</param>
internal sealed record DemoPost(
    string Key, string At, string Title, string Text, string? Short, string Language, string By, string? ApprovedBy, DemoPostState State, string? Reason, int Lead = 55, bool ByHand = false, string? Campaign = null,
    string? Category = null, DayOfWeek? Repeats = null, DemoAmendment? Correction = null);

/// <summary>Other words that were asked for when it was out, and wait for another person.</summary>
internal sealed record DemoAmendment(string Note, string Text);

/// <param name="Post">Key of the post that is answered; null where it begins by itself.</param>
/// <param name="Then">What follows, in order.</param>
internal sealed record DemoTalk(string? Post, string At, string Author, string Handle, string Text, IReadOnlyList<DemoStep> Then);

/// <summary>One thing that follows: exactly one of the texts is there.</summary>
/// <param name="After">Minutes since the step before.</param>
/// <param name="By">The member of staff.</param>
/// <param name="Language">Of an answer; English where it is missing.</param>
internal sealed record DemoStep(
    int After, string? By, string? Assign, string? Note, string? Answer, string? Say, string? Priority, string? Language, bool Close);

/// <param name="Source">Where they are heard: <c>training</c>, or the name of an import.</param>
/// <param name="From">Their times are spread from here …</param>
/// <param name="To">… to there, by day.</param>
internal sealed record DemoVoices(string Source, string From, string To, IReadOnlyList<string> Texts);

/// <param name="Text">How the mention begins.</param>
/// <param name="To">What it really feels.</param>
internal sealed record DemoCorrection(string Text, string To);

/// <param name="Names">Who says it, in turn.</param>
internal sealed record DemoMentions(IReadOnlyList<string> Names, IReadOnlyList<DemoVoices> Voices, IReadOnlyList<DemoCorrection> Corrections);

/// <param name="Opinions">What residents say beneath a new post.</param>
/// <param name="Thanks">What whoever was answered says then.</param>
internal sealed record DemoResidents(IReadOnlyList<DemoLine> Opinions, IReadOnlyList<string> Thanks);

/// <summary>An item of the news feed that drafts are made of.</summary>
/// <param name="DaysAgo">Since it was published.</param>
internal sealed record DemoNews(string Key, int DaysAgo, string Title, string Text);

internal sealed record DemoLine(string Author, string Handle, string Text);

internal sealed record DemoTexts(
    IReadOnlyList<DemoPerson> People, IReadOnlyList<DemoPost> Posts, IReadOnlyList<DemoTalk> Talks, DemoMentions Mentions, DemoResidents Residents, IReadOnlyList<DemoNews> News)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static DemoTexts Read() => new(
        File<List<DemoPerson>>("people"), File<List<DemoPost>>("posts"), File<List<DemoTalk>>("talks"), File<DemoMentions>("mentions"), File<DemoResidents>("residents"), File<List<DemoNews>>("news"));

    private static T File<T>(string name)
    {
        using var stream = typeof(DemoTexts).Assembly.GetManifestResourceStream($"demo/{name}.json")
            ?? throw new InvalidOperationException($"The demonstration's {name}.json is not in the program.");
        return JsonSerializer.Deserialize<T>(stream, Shape) ?? throw new InvalidOperationException($"The demonstration's {name}.json is empty.");
    }
}
