// An engine that translates sentences; what it makes is a draft for a named person to review, never more.
namespace Folkmoot.Drafting.Translations;

internal interface ITranslator
{
    /// <summary>As the proposal names it: <c>apertium</c>.</summary>
    string Name { get; }

    /// <summary>Host and port; null where it is not set up.</summary>
    string? Host { get; }

    /// <summary>One translation for each sentence; null where the engine does not know the languages or does not answer.</summary>
    /// <param name="from">BCP 47 tag.</param>
    /// <param name="to">BCP 47 tag.</param>
    Task<IReadOnlyList<string>?> TranslateAsync(IReadOnlyList<string> sentences, string from, string to, CancellationToken cancellationToken);
}
