// What an incoming message means for its conversation. Pure.
using Folkmoot.Listening.Events;
using Folkmoot.Networks;

namespace Folkmoot.Inbox;

internal static class Triage
{
    private const double SureOfAbuse = 0.75;

    /// <summary>Whether it is said to us; items of feeds are only read.</summary>
    public static bool IsForUs(IncomingKind kind) => kind is IncomingKind.Reply or IncomingKind.Mention or IncomingKind.Quote or IncomingKind.Message;

    public static Urgency UrgencyOf(IEnumerable<LabelFact> labels) => labels.FirstOrDefault(l => l.Task == "urgency")?.Label switch
    {
        "life-safety" => Urgency.LifeSafety,
        "service-outage" => Urgency.ServiceOutage,
        _ => Urgency.None,
    };

    /// <summary>The priority that a message asks for: a life first, then a service that is out or somebody who is unhappy.</summary>
    public static Priority Asks(string? sentiment, Urgency urgency) => urgency switch
    {
        Urgency.LifeSafety => Priority.Urgent,
        Urgency.ServiceOutage => Priority.High,
        _ => sentiment == "negative" ? Priority.High : Priority.Normal,
    };

    /// <summary>A message raises a conversation and never lowers it. What a person has chosen is raised by a life that may be in danger alone.</summary>
    public static Priority Raise(Priority current, bool chosen, string? sentiment, Urgency urgency) =>
        Asks(sentiment, urgency) is var asked && asked > current && (!chosen || urgency == Urgency.LifeSafety) ? asked : current;

    /// <summary>Whether a message is the one that the queue names as the reason, rather than the one named so far.</summary>
    public static bool IsReason(Urgency current, Priority priority, Urgency urgency) => urgency > current && Asks(null, urgency) <= priority;

    /// <summary>
    /// The label, where it may put off whoever reads the message: a hint, no more. A fold costs whoever answers a click, and anger is not abuse,
    /// so it is for what a person said or a machine is surer of than it must be to name it.
    /// </summary>
    public static LabelFact? Abuse(IEnumerable<LabelFact> labels) =>
        labels.FirstOrDefault(l => (l is { Task: "hate", Label: "hate" } or { Task: "offensive", Label: "offensive" }) && (l.ByPerson || l.Score >= SureOfAbuse));

    public static bool MayBeIrony(IEnumerable<LabelFact> labels) => labels.Any(l => l is { Task: "irony", Label: "irony" });

    /// <summary>The beginning of a text on one line, cut between words where that is possible.</summary>
    public static string Subject(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Conversation.SubjectMax)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', Conversation.SubjectMax - 2);
        var end = cut > Conversation.SubjectMax / 2 ? cut : Conversation.SubjectMax - 1;
        // Never between the two halves of one character.
        end -= char.IsHighSurrogate(line[end - 1]) ? 1 : 0;
        return line[..end] + "…";
    }

    public static DateTimeOffset Earlier(DateTimeOffset? known, DateTimeOffset at) => known < at ? known.Value : at;

    public static DateTimeOffset Later(DateTimeOffset known, DateTimeOffset at) => known > at ? known : at;

    /// <summary>At most <paramref name="most"/> characters, never half of one.</summary>
    public static string Short(string text, int most) =>
        text.Length <= most ? text : char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
}
