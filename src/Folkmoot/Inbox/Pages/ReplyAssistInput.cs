// The part of the answer's form that asks a machine for a suggestion.
using Folkmoot.Drafting;

namespace Folkmoot.Inbox.Pages;

public sealed class ReplyAssistInput
{
    /// <summary>Name of a <see cref="Drafting.Purpose"/>.</summary>
    public string? What { get; set; }

    /// <summary>What the answer should say.</summary>
    public string? Wish { get; set; }

    public string? Language { get; set; }

    /// <summary>Id of the message to be translated; a text, because an empty choice is no readable id and would lose its neighbours.</summary>
    public string? Message { get; set; }

    /// <summary>The proposal that is shown.</summary>
    public Guid? Proposal { get; set; }

    public string? Edited { get; set; }

    /// <summary>Proposals that were taken over while this form was open.</summary>
    public List<Guid> Taken { get; set => field = value ?? []; } = [];

    internal Guid? MessageId => Guid.TryParse(Message, out var id) ? id : null;

    internal Purpose Purpose => Enum.TryParse<Purpose>(What, out var what) && SuggestForConversation.Offered.Contains(what) ? what : Purpose.Reply;
}
