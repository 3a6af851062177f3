// Finds mentions for people: newest first, by source, language, labels, period and words.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening;

/// <param name="Language">ISO 639-1, or <c>und</c> for those that have none.</param>
/// <param name="Words">All of them must be in the text or the author's name.</param>
/// <param name="Until">Not including.</param>
/// <param name="Page">From 1.</param>
internal sealed record MentionFilter(
    Guid? SourceId = null, string? Language = null, Feeling? Sentiment = null, string? Words = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, int Page = 1,
    string? Urgency = null, string? Topic = null, string? Wants = null)
{
    public bool IsAny => this with { Page = 1 } != new MentionFilter();
}

internal sealed record MentionLine(
    Guid Id, Guid SourceId, string SourceName, string Network, IncomingKind Kind, string AuthorHandle, string AuthorName, string Text, DateTimeOffset At, string? Url,
    string? Language, double? LanguageScore, Feeling? Sentiment, Feeling? MachineSentiment, double NegativeScore, double NeutralScore, double PositiveScore,
    string? Evidence, Guid? ModelSetId, DateTimeOffset? CorrectedAt, string? Labels);

internal sealed record MentionPage(IReadOnlyList<MentionLine> Mentions, bool More);

internal sealed class FindMentions(StoreDb db)
{
    public const int PageSize = 25;
    public const int PageMax = 400;
    public const int WordsMax = 10;

    public async Task<MentionPage> RunAsync(MentionFilter filter, CancellationToken cancellationToken)
    {
        var found = db.Mentions.AsNoTracking();
        if (filter.SourceId is { } source)
        {
            found = found.Where(m => m.SourceId == source);
        }

        if (filter.Language is { } language)
        {
            found = language == Rollups.NoLanguage ? found.Where(m => m.Language == null) : found.Where(m => m.Language == language);
        }

        if (filter.Sentiment is { } sentiment)
        {
            found = found.Where(m => m.Sentiment == sentiment);
        }

        if (filter.Urgency is { } urgency)
        {
            found = found.Where(m => m.Urgency == urgency);
        }

        if (filter.Topic is { } topic)
        {
            found = found.Where(m => m.Topic == topic);
        }

        if (filter.Wants is { } wants)
        {
            found = found.Where(m => m.Wants == wants);
        }

        if (filter.From is { } from)
        {
            found = found.Where(m => m.At >= from);
        }

        if (filter.Until is { } until)
        {
            found = found.Where(m => m.At < until);
        }

        foreach (var word in Words(filter.Words))
        {
            found = found.Where(m => m.Folded.Contains(word));
        }

        var page = Math.Clamp(filter.Page, 1, PageMax);
        var lines = await Lines(found).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new MentionPage([.. lines.Take(PageSize)], lines.Count > PageSize && page < PageMax);
    }

    /// <summary>One of them; null when it is not (or no longer) there.</summary>
    public Task<MentionLine?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        Lines(db.Mentions.AsNoTracking().Where(m => m.Id == id)).SingleOrDefaultAsync(cancellationToken);

    private IQueryable<MentionLine> Lines(IQueryable<Mention> found) =>
        from m in found
        join s in db.Sources on m.SourceId equals s.Id
        orderby m.At descending, m.Id descending
        select new MentionLine(
            m.Id, m.SourceId, s.Name, m.Network, m.Kind, m.AuthorHandle, m.AuthorName, m.Text, m.At, m.Url, m.Language, m.LanguageScore, m.Sentiment, m.MachineSentiment,
            m.NegativeScore, m.NeutralScore, m.PositiveScore, m.Evidence, m.ModelSetId, m.CorrectedAt, m.Labels);

    private static IEnumerable<string> Words(string? text) =>
        Incomings.Fold(Incomings.Clean(text, 200)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(WordsMax);
}
