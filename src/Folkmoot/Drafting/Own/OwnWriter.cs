// What Folkmoot's own rules make of a text, without a model and without leaving the house. Pure.
using Folkmoot.Text.Readability;
using Folkmoot.Text.Rewriting;

namespace Folkmoot.Drafting.Own;

/// <param name="Fits">Whether a text is short enough for everywhere it goes.</param>
internal sealed record OwnAsk(Purpose Purpose, string Text, string Source, string? Language, Voice? Voice, Func<string, bool> Fits);

/// <param name="Text">Null where the rules have nothing to propose; <paramref name="No"/> says why.</param>
/// <param name="No">Text key.</param>
internal sealed record OwnAnswer(string? Text, IReadOnlyList<Warning> Warnings, string No = "");

internal static class OwnWriter
{
    public const string Name = "folkmoot-rules";

    /// <summary>Changes with every change of a rule or a word list, and stands in each proposal.</summary>
    public const string Version = "2026-11-1";

    public static readonly Purpose[] Offered = [Purpose.Draft, Purpose.Shorten, Purpose.Plain, Purpose.Tone, Purpose.Hashtags];

    public static readonly Voice[] Voices = [Voice.Neutral, Voice.Friendly, Voice.Formal, Voice.Urgent];

    public static OwnAnswer Write(OwnAsk ask)
    {
        var language = Tongue(ask.Language) ?? ReadabilityRule.Measure(ask.Text, null).Language;
        var made = ask.Purpose switch
        {
            Purpose.Draft => Draft(ask, language),
            Purpose.Shorten => Shorten.Of(ask.Text, language, ask.Fits) is { } shorter ? new OwnAnswer(shorter, []) : new OwnAnswer(null, [], "drafting.own.no.short"),
            Purpose.Plain when language is not ("en" or "es") => new OwnAnswer(null, [], "drafting.own.no.language"),
            Purpose.Plain => new OwnAnswer(PlainRewrite.Of(ask.Text, language), []),
            Purpose.Tone => new OwnAnswer(ToneRewrite.Of(ask.Text, language, Of(ask.Voice)), []),
            Purpose.Hashtags => new OwnAnswer(Hashtags.Of(ask.Text, ask.Source), []),
            _ => new OwnAnswer(null, [], "drafting.own.no.purpose"),
        };
        return made.Text is { } text && ask.Purpose != Purpose.Draft && text == ask.Text ? new OwnAnswer(null, [], "drafting.own.no.change") : made;
    }

    private static OwnAnswer Draft(OwnAsk ask, string? language)
    {
        if (Extract.Of(ask.Text, language, ask.Fits) is not { } extracted)
        {
            return new OwnAnswer(null, [], "drafting.own.no.short");
        }

        var text = extracted.Heading.Length > 0 ? $"{extracted.Heading}\n\n{extracted.Text}" : extracted.Text;
        return new OwnAnswer(text, [.. Enum.GetValues<Tells>().Where(t => t != Tells.Nothing && extracted.Lost.HasFlag(t)).Select(t => new Warning($"lost-{t.ToString().ToLowerInvariant()}"))]);
    }

    private static string? Tongue(string? tag) => tag is { Length: >= 2 } ? tag.Split('-')[0].ToLowerInvariant() : null;

    private static Tone Of(Voice? voice) => voice switch
    {
        Voice.Friendly => Tone.Warm,
        Voice.Formal => Tone.Formal,
        Voice.Urgent => Tone.Urgent,
        _ => Tone.Neutral,
    };
}
