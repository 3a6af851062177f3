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

    /// <summary>The message to be translated.</summary>
    public Guid? Message { get; set; }

    /// <summary>The proposal that is shown.</summary>
    public Guid? Proposal { get; set; }

    public string? Edited { get; set; }

    /// <summary>Proposals that were taken over while this form was open.</summary>
    public List<Guid> Taken { get; set => field = value ?? []; } = [];

    internal Purpose Purpose => Enum.TryParse<Purpose>(What, out var what) && SuggestForConversation.Offered.Contains(what) ? what : Purpose.Reply;
}
