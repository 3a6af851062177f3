// What may come of an act on a conversation.
namespace Folkmoot.Inbox;

internal abstract record InboxOutcome
{
    public static readonly InboxOutcome Done = new WasDone();

    public static readonly InboxOutcome NotThere = new WasNotThere();

    private InboxOutcome()
    {
    }

    internal sealed record WasDone : InboxOutcome;

    internal sealed record WasNotThere : InboxOutcome;

    /// <summary>Nothing was changed. <paramref name="Reason"/> is a text key or a network's own words.</summary>
    internal sealed record Wrong(string Reason) : InboxOutcome;

    /// <summary>Somebody else took it since it was shown; nothing was changed.</summary>
    internal sealed record TakenMeanwhile(Guid? By) : InboxOutcome;

    /// <summary>Somebody else answered since the form was shown; nothing was sent. Asked again with <paramref name="Answers"/>, it is.</summary>
    internal sealed record AnsweredMeanwhile(string By, string Text, int Answers) : InboxOutcome;
}
