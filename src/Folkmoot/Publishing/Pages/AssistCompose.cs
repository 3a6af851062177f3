// What a person who composes asks of the machine, or does with what it proposed; nothing is stored of the post, and nothing typed is lost.
using Folkmoot.Drafting;
using Folkmoot.Networks;
using Folkmoot.Web;

namespace Folkmoot.Publishing.Pages;

/// <param name="Open">Proposals to decide about.</param>
/// <param name="Trouble">Why the last question brought nothing.</param>
public sealed record AssistAnswer(IReadOnlyList<ShownProposal> Open, string? Trouble);

/// <param name="Excess">The channel that it is too long for.</param>
public sealed record ShownProposal(ProposalView Proposal, OpenProposal Input, string? Excess);

internal sealed class AssistCompose(SuggestForPost suggest, ReadProposal proposals, Texts texts)
{
    private const int OpenMax = 20;

    /// <summary>Does what <see cref="ComposeInput.Action"/> says, if it is one of the assistant's, and changes <paramref name="input"/> accordingly.</summary>
    public async Task<AssistAnswer> RunAsync(ComposeInput input, Guid? postId, IReadOnlyDictionary<Guid, ChannelFacts> channels, CancellationToken cancellationToken)
    {
        var asked = input.Assist;
        var (verb, id) = Verb(input.Action);
        var trouble = verb == "assist" && asked.Purpose is { } purpose ? await AskAsync(input, purpose, postId, channels, cancellationToken) : null;
        if (verb is "assist-use" or "assist-edit" or "assist-discard" && asked.Open.Find(o => o.Id == id) is { } open)
        {
            await DecideAsync(input, open, verb, cancellationToken);
        }

        var shown = new List<ShownProposal>();
        foreach (var one in asked.Open.Take(OpenMax).ToList())
        {
            if (await proposals.OpenAsync(one.Id, cancellationToken) is { } proposal)
            {
                shown.Add(new ShownProposal(proposal, one, Excess(input, one.Target, proposal, channels)));
            }
        }

        asked.Open = shown.ConvertAll(s => s.Input);
        return new AssistAnswer(shown, trouble);
    }

    /// <returns>Why nothing came; null where something did.</returns>
    private async Task<string?> AskAsync(ComposeInput input, Purpose purpose, Guid? postId, IReadOnlyDictionary<Guid, ChannelFacts> channels, CancellationToken cancellationToken)
    {
        var asked = input.Assist;
        string? trouble = null;
        asked.Open.Clear();
        string[] targets = asked.Target == AssistInput.Each
            ? [.. Sharing(input, channels).Where(c => c.CanSend && !ThreadText.Fits(c.Network!, input.Text ?? "")).Select(c => c.Id.ToString())]
            : [asked.Target];
        if (targets.Length == 0)
        {
            return texts["publishing.assist.fits-each"];
        }

        foreach (var target in targets)
        {
            var own = input.Versions.Find(v => v.ChannelId == AssistInput.ChannelOf(target));
            var outcome = await suggest.RunAsync(
                new SuggestRequest(
                    postId, asked.Target == AssistInput.Each ? Purpose.Shorten : purpose, (string.IsNullOrWhiteSpace(own?.Text) ? input.Text : own.Text) ?? "", asked.Notes ?? "", input.Source ?? "",
                    input.Language, asked.Language, asked.Tone, Targets(input, target, channels), AssistInput.MediaOf(target), asked.Outside),
                cancellationToken);
            if (outcome is Proposed proposed)
            {
                asked.Open.Add(new OpenProposal { Id = proposed.Proposal.Id, Target = target });
            }
            else
            {
                trouble = (targets.Length > 1 ? $"{input.VersionNames[Guid.Parse(target)]}: " : "") + AskWords.Of(outcome, texts);
            }
        }

        return trouble;
    }

    private async Task DecideAsync(ComposeInput input, OpenProposal open, string verb, CancellationToken cancellationToken)
    {
        if (verb == "assist-discard")
        {
            await suggest.DiscardAsync(open.Id, cancellationToken);
        }
        else if (await proposals.OpenAsync(open.Id, cancellationToken) is { } proposal
            && await suggest.TakeAsync(open.Id, verb == "assist-edit" ? open.Edited : null, cancellationToken) is { } taken)
        {
            Take(input, open.Target, proposal.Purpose, taken, proposal.Language);
            input.Assist.Taken.Add(open.Id);
        }

        input.Assist.Open.Remove(open);
    }

    private string? Excess(ComposeInput input, string target, ProposalView proposal, IReadOnlyDictionary<Guid, ChannelFacts> channels)
    {
        if (AssistInput.MediaOf(target) is not null)
        {
            return null;
        }

        var (channel, length) = Targets(input, target, channels).Where(c => c.CanSend).Select(c => (Channel: c, Length: c.Network!.Measure(Parts(proposal.Purpose, proposal.Text, input.Title).Text)))
            .FirstOrDefault(c => !c.Length.Fits);
        return channel is null ? null : texts["publishing.assist.excess", channel.Name, length.Length, length.Limit];
    }

    /// <summary>The channel whose own text it is, or all that take the common one.</summary>
    private static List<ChannelFacts> Targets(ComposeInput input, string? target, IReadOnlyDictionary<Guid, ChannelFacts> channels) =>
        AssistInput.ChannelOf(target) is { } one ? [.. channels.Values.Where(c => c.Id == one)] : Sharing(input, channels);

    /// <summary>The chosen channels without a text of their own.</summary>
    private static List<ChannelFacts> Sharing(ComposeInput input, IReadOnlyDictionary<Guid, ChannelFacts> channels) =>
        [.. input.Channels.Where(channels.ContainsKey).Where(id => !input.Versions.Exists(v => v.ChannelId == id && !string.IsNullOrWhiteSpace(v.Text))).Select(id => channels[id])];

    private static void Take(ComposeInput input, string target, Purpose purpose, string text, string? language)
    {
        if (AssistInput.MediaOf(target) is { } media)
        {
            input.Images.Where(i => i.MediaId == media).ToList().ForEach(i => i.Alt = text);
        }
        else if (input.Versions.Find(v => v.ChannelId == AssistInput.ChannelOf(target)) is { } version)
        {
            version.Text = Parts(purpose, text, input.Title).Text;
        }
        else
        {
            (input.Title, input.Text) = Parts(purpose, text, input.Title);
            input.Language = language ?? input.Language;
        }
    }

    /// <summary>The heading of a draft becomes the post's title where it has none.</summary>
    private static (string? Title, string Text) Parts(Purpose purpose, string text, string? title)
    {
        return purpose == Purpose.Draft && DraftText.Of(text) is { Title.Length: > 0 } draft
            ? (string.IsNullOrWhiteSpace(title) ? draft.Title : title, draft.Text)
            : (title, text);
    }

    /// <summary><c>assist-use:ID</c>.</summary>
    private static (string Verb, Guid? Id) Verb(string? action) =>
        action?.Split(':') is [var verb, var id] && Guid.TryParse(id, out var guid) ? (verb, guid) : (action ?? "", null);
}
