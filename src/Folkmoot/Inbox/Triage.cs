// What an incoming message means for its conversation. Pure.
using Folkmoot.Networks;

namespace Folkmoot.Inbox;

internal static class Triage
{
    /// <summary>Whether it is said to us; items of feeds are only read.</summary>
    public static bool IsForUs(IncomingKind kind) => kind is IncomingKind.Reply or IncomingKind.Mention or IncomingKind.Quote or IncomingKind.Message;

    /// <summary>A message that sounds unhappy raises a conversation; nothing lowers what a person has chosen.</summary>
    public static Priority Raise(Priority current, string? sentiment) => sentiment == "negative" && current < Priority.High ? Priority.High : current;

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
