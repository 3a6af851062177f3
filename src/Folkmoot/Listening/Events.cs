// The facts that other modules may subscribe to, and what they may ask about them.
using Folkmoot.Networks;

namespace Folkmoot.Listening.Events;

/// <summary>A mention was analysed and stored. Published once per mention; read it with <see cref="IMentionFacts"/>.</summary>
internal sealed record MentionStored(Guid MentionId);

/// <summary>A person corrected a label of a mention. It may be told more than once; read it with <see cref="IMentionFacts"/>.</summary>
internal sealed record MentionCorrected(Guid MentionId);

/// <summary>How a subscriber reads the mention that it was told of.</summary>
internal interface IMentionFacts
{
    /// <summary>Null when it is not (or no longer) there in the current agency.</summary>
    Task<MentionFacts?> FindAsync(Guid mentionId, CancellationToken cancellationToken);
}

/// <param name="ChannelId">The channel that heard it; null for an import.</param>
/// <param name="Language">ISO 639-1 code; null when undetermined.</param>
/// <param name="Sentiment"><c>negative</c>, <c>neutral</c> or <c>positive</c> as it counts now, a person's correction included; null when the model abstained.</param>
internal sealed record MentionFacts(
    Guid Id,
    Guid? ChannelId,
    string Network,
    string ExternalId,
    IncomingKind Kind,
    string AuthorExternalId,
    string AuthorHandle,
    string AuthorName,
    string Text,
    DateTimeOffset At,
    string? Url,
    string? Language,
    string? Sentiment,
    string? ReplyToId,
    string? RootId,
    string? RootRevision,
    string? Revision,
    IReadOnlyList<LabelFact> Labels);

/// <summary>A label that counts: not an abstention.</summary>
/// <param name="Task"><c>sentiment</c>, <c>urgency</c>, <c>topic</c>, <c>kind</c>, <c>irony</c>, <c>offensive</c> and so on, as the models' cards say.</param>
/// <param name="Score">The machine's probability of it; means nothing where a person said so.</param>
/// <param name="Words">The words of the text that made the machine say it, strongest first; none where a person said so.</param>
internal sealed record LabelFact(string Task, string Label, double Score, bool ByPerson, IReadOnlyList<string> Words);
