// What is found in a post as it stands in the compose form, before anything is stored, and how each channel would show it.
using Folkmoot.Publishing.Holds;
using Folkmoot.Publishing.Plan;
using Folkmoot.Publishing.Policies;
using Folkmoot.Publishing.Snippets;
using Folkmoot.Web;

namespace Folkmoot.Publishing.Pages;

/// <param name="Refusals">What blocks it.</param>
/// <param name="Warnings">What would hold it.</param>
/// <param name="Clashes">Posts that come too near.</param>
/// <param name="Claims">What is doubted.</param>
/// <param name="Parts">Where the parts of a thread are joined, and where its images go.</param>
public sealed record LookedOver(
    IReadOnlyList<string> Refusals, IReadOnlyList<string> Warnings, IReadOnlyList<string> Clashes, IReadOnlyList<string> Claims, IReadOnlyList<string> Hints, IReadOnlyList<string> Parts, IReadOnlyList<PreviewModel> Previews);

internal sealed class LookOver(LoadPost load, CheckPolicy policy, FindHolds holds, FindClashes clashes, Texts texts, PageContext page)
{
    /// <param name="postId">Null for a new post.</param>
    /// <param name="assisted">A machine had to do with what is stored.</param>
    public async Task<LookedOver> RunAsync(
        ComposeInput input, Guid? postId, bool assisted, IReadOnlyDictionary<Guid, ChannelFacts> channels, CancellationToken cancellationToken)
    {
        var draft = input.ToDraft().Cleaned();
        var media = await load.MediaAsync(draft.Images.Select(i => i.MediaId), cancellationToken);
        var content = new PostContent(
            draft.Title, draft.Text, draft.Languages, [.. draft.Channels.Select(c => draft.Versions.FirstOrDefault(v => v.ChannelId == c) ?? new ChannelText(c, draft.Text))],
            [.. draft.Images.Where(i => media.ContainsKey(i.MediaId)).Select(i => new ImageUse(media[i.MediaId], i.AltText, i.Exemption, i.Focus))],
            Instant(draft.DueLocal), Instant(draft.PublishByLocal), assisted || input.Assist.Taken.Count > 0, Instant(draft.EmbargoLocal), draft.Labels);
        var answer = await policy.RunAsync(content, draft.Source, cancellationToken);
        var previews = draft.Channels.Where(channels.ContainsKey).Select(id => PreviewModel.Of(
            texts, channels[id], draft.Title, draft.Versions.FirstOrDefault(v => v.ChannelId == id)?.Text ?? draft.Text, draft.Languages is [var first, ..] ? first : null,
            draft.Images.Where(i => media.ContainsKey(i.MediaId)).Select(i => (i.MediaId, i.AltText, i.Focus))));
        return new LookedOver(
            Written(answer.Blocking),
            Written(await holds.WarnAsync(content with { Versions = [.. draft.Channels.Select(c => new ChannelText(c, draft.Versions.FirstOrDefault(v => v.ChannelId == c)?.Text ?? draft.Text))] }, postId, cancellationToken)),
            Written(await clashes.WarnAsync(content with { Versions = [.. draft.Channels.Select(c => new ChannelText(c, ""))] }, postId, cancellationToken)),
            Written(answer.Claims.Where(p => !p.Blocks)),
            Written([.. answer.Hints, .. new[] { Placeholders.Left(content) }.OfType<Problem>()]),
            Written(ThreadHints.Of(content, channels)),
            [.. previews]);
    }

    /// <summary>For the preview; a time that the clocks jump over is named when it is saved.</summary>
    private DateTimeOffset? Instant(DateTime? local) => local is { } typed ? BlackoutTimes.Start(typed, page.TimeZone.Id) : null;

    private List<string> Written(IEnumerable<Problem> problems) => [.. problems.Select(p => ProblemTexts.Write(texts, p, page.TimeZone))];
}
