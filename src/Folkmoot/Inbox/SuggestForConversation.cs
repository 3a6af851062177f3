// Asks the large model about a conversation: an answer, a summary, a message in another language.
using System.Text;
using Folkmoot.Drafting;

namespace Folkmoot.Inbox;

/// <param name="Wish">What the answer should say.</param>
/// <param name="Language">Of the answer, the summary or the translation.</param>
/// <param name="MessageId">The message to be translated; null for the citizen's latest.</param>
/// <param name="LengthMax">Characters that the channel takes.</param>
internal sealed record ConversationAsk(Purpose Purpose, string Wish, string Language, Guid? MessageId, int? LengthMax);

internal sealed class SuggestForConversation(AskModel ask, JudgeProposal judge, ReadProposal read)
{
    public static readonly Purpose[] Offered = [Purpose.Reply, Purpose.Summary, Purpose.Translate];

    private const string Subject = "conversation";

    public async Task<AskOutcome> RunAsync(ConversationView view, ConversationAsk wanted, CancellationToken cancellationToken)
    {
        var id = view.Conversation.Id;
        switch (wanted.Purpose)
        {
            case Purpose.Translate:
                var message = view.Entries.OfType<ThreadEntry.Said>().Select(s => s.Message).LastOrDefault(m => wanted.MessageId is { } one ? m.Id == one : m.Kind == MessageKind.Incoming);
                return message is null ? new NotAsked("drafting.no.empty")
                    : message.Language == wanted.Language ? new NotAsked("inbox.assist.same-language")
                    : await ask.RunAsync(new Ask(Purpose.Translate, Subject, id, message.Text, Language: wanted.Language, From: message.Language), cancellationToken);
            case Purpose.Summary:
                return await ask.RunAsync(new Ask(Purpose.Summary, Subject, id, Transcript(view), Language: wanted.Language), cancellationToken);
            default:
                // Tied to the answer when that is sent; until then it belongs to nothing.
                return await ask.RunAsync(
                    new Ask(Purpose.Reply, ReplyToConversation.OwnerKind, null, Transcript(view), wanted.Wish.Trim(), wanted.Language, LengthMax: wanted.LengthMax), cancellationToken);
        }
    }

    /// <summary>The text to be put into the form; null where the proposal is not there.</summary>
    /// <param name="edited">What the person made of it; null for word for word.</param>
    public async Task<ProposalView?> TakeAsync(Guid proposalId, string? edited, CancellationToken cancellationToken)
    {
        var proposal = await read.OpenAsync(proposalId, cancellationToken);
        var text = edited?.Trim() is { Length: > 0 } own ? own : proposal?.Text;
        return proposal is not null && await judge.RunAsync(proposalId, text, cancellationToken) ? proposal with { Text = text! } : null;
    }

    public Task DiscardAsync(Guid proposalId, CancellationToken cancellationToken) => judge.RunAsync(proposalId, null, cancellationToken);

    /// <summary>What was said, without names and without our notes; the end of it where it is long.</summary>
    internal static string Transcript(ConversationView view)
    {
        var lines = new List<string>();
        var length = 0;
        foreach (var entry in view.Entries.Reverse())
        {
            var line = entry switch
            {
                ThreadEntry.OurPost post => "Our post: " + post.Content.Text,
                ThreadEntry.Said { Message: { Kind: MessageKind.Incoming } said } => "Resident: " + said.Text,
                ThreadEntry.Said { Message: { Kind: MessageKind.Outgoing } said } => "We: " + said.Text,
                _ => null,
            };
            if (line is null)
            {
                continue;
            }

            length += line.Length + 1;
            if (length > Ask.TextMax)
            {
                break;
            }

            lines.Add(line);
        }

        lines.Reverse();
        return new StringBuilder().AppendJoin('\n', lines).ToString();
    }
}
