// What a person who composes asks of the machine, or does with what it proposed; nothing is stored of the post, and nothing typed is lost.
using Folkmoot.Drafting;
using Folkmoot.Drafting.Pages;
using Folkmoot.Web;

namespace Folkmoot.Publishing.Pages;

/// <param name="Proposal">The one that is open.</param>
/// <param name="Trouble">Why the last question brought nothing.</param>
/// <param name="Excess">The channel that the proposal is too long for.</param>
public sealed record AssistAnswer(ProposalView? Proposal, string? Trouble, string? Excess);

internal sealed class AssistCompose(SuggestForPost suggest, ReadProposal proposals, Texts texts)
{
    /// <summary>Does what <see cref="ComposeInput.Action"/> says, if it is one of the assistant's, and changes <paramref name="input"/> accordingly.</summary>
    public async Task<AssistAnswer> RunAsync(ComposeInput input, Guid? postId, IReadOnlyDictionary<Guid, ChannelFacts> channels, CancellationToken cancellationToken)
    {
        var asked = input.Assist;
        string? trouble = null;
        switch (input.Action)
        {
            case "assist" when asked.Purpose is { } purpose:
                var own = input.Versions.Find(v => v.ChannelId == AssistInput.ChannelOf(asked.Target));
                var text = string.IsNullOrWhiteSpace(own?.Text) ? input.Text : own.Text;
                var outcome = await suggest.RunAsync(
                    new SuggestRequest(
                        postId, purpose, text ?? "", asked.Notes ?? "", input.Language, asked.Language, asked.Tone,
                        Targets(input, asked.Target, channels), AssistInput.MediaOf(asked.Target)),
                    cancellationToken);
                trouble = AskWords.Of(outcome, texts);
                (asked.Proposal, asked.ProposalTarget, asked.Edited) = (outcome is Proposed proposed ? proposed.Proposal.Id : null, asked.Target, null);
                break;
            case "assist-use" or "assist-edit" when asked.Proposal is { } id:
                var language = (await proposals.OpenAsync(id, cancellationToken))?.Language;
                if (await suggest.TakeAsync(id, input.Action == "assist-edit" ? asked.Edited : null, cancellationToken) is { } taken)
                {
                    Take(input, taken, language);
                    asked.Taken.Add(id);
                }

                (asked.Proposal, asked.Edited) = (null, null);
                break;
            case "assist-discard" when asked.Proposal is { } id:
                await suggest.DiscardAsync(id, cancellationToken);
                (asked.Proposal, asked.Edited) = (null, null);
                break;
        }

        var proposal = asked.Proposal is { } open ? await proposals.OpenAsync(open, cancellationToken) : null;
        return new AssistAnswer(proposal, trouble, proposal is null ? null : Excess(input, proposal, channels));
    }

    private string? Excess(ComposeInput input, ProposalView proposal, IReadOnlyDictionary<Guid, ChannelFacts> channels)
    {
        var target = input.Assist.ProposalTarget;
        if (AssistInput.MediaOf(target) is not null)
        {
            return null;
        }

        var (channel, length) = Targets(input, target, channels).Where(c => c.CanSend).Select(c => (Channel: c, Length: c.Network!.Measure(proposal.Text))).FirstOrDefault(c => !c.Length.Fits);
        return channel is null ? null : texts["publishing.assist.excess", channel.Name, length.Length, length.Limit];
    }

    /// <summary>The channel whose own text it is, or all that take the common one.</summary>
    private static List<ChannelFacts> Targets(ComposeInput input, string? target, IReadOnlyDictionary<Guid, ChannelFacts> channels) =>
        AssistInput.ChannelOf(target) is { } one
            ? [.. channels.Values.Where(c => c.Id == one)]
            : [.. input.Channels.Where(channels.ContainsKey).Where(id => !input.Versions.Exists(v => v.ChannelId == id && !string.IsNullOrWhiteSpace(v.Text))).Select(id => channels[id])];

    private static void Take(ComposeInput input, string text, string? language)
    {
        var target = input.Assist.ProposalTarget;
        if (AssistInput.MediaOf(target) is { } media)
        {
            input.Images.Where(i => i.MediaId == media).ToList().ForEach(i => i.Alt = text);
        }
        else if (input.Versions.Find(v => v.ChannelId == AssistInput.ChannelOf(target)) is { } version)
        {
            version.Text = text;
        }
        else
        {
            (input.Text, input.Language) = (text, language ?? input.Language);
        }
    }
}
