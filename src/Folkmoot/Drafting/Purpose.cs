// What a machine may be asked for: a large model, or Folkmoot's own rules.
namespace Folkmoot.Drafting;

/// <summary>Stored by number: never renumber. Each has a text <c>drafting.purpose.NAME</c>.</summary>
public enum Purpose
{
    /// <summary>A post from notes.</summary>
    Draft = 1,

    /// <summary>The same in plain language.</summary>
    Plain = 2,

    /// <summary>The same within a network's limit.</summary>
    Shorten = 3,

    /// <summary>The same in another tone.</summary>
    Tone = 4,

    /// <summary>The same in another language.</summary>
    Translate = 5,

    /// <summary>What a picture shows.</summary>
    AltText = 6,

    /// <summary>An answer to a resident.</summary>
    Reply = 7,

    /// <summary>What a conversation is about.</summary>
    Summary = 8,

    /// <summary>Whether the endpoint answers at all; asked by the operator.</summary>
    Check = 9,

    /// <summary>The same with hashtags in CamelCase; Folkmoot's own rules alone.</summary>
    Hashtags = 10,
}

/// <summary>Each has a text <c>drafting.voice.NAME</c>.</summary>
public enum Voice
{
    Friendly = 1,
    Formal = 2,
    Calm = 3,
    Urgent = 4,
    Neutral = 5,
}

internal static class Purposes
{
    /// <summary>As decisions and audit entries name it.</summary>
    public static string Name(Purpose purpose) => "drafting." + purpose.ToString().ToLowerInvariant();

    /// <summary>The answer says the same as the text in the same language: what differs can be shown word by word.</summary>
    public static bool IsRewrite(Purpose purpose) => purpose is Purpose.Plain or Purpose.Shorten or Purpose.Tone or Purpose.Hashtags;

    /// <summary>The answer must keep what the text says; a draft, an answer or a summary must only not add to it.</summary>
    public static bool MustKeep(Purpose purpose) => IsRewrite(purpose) || purpose == Purpose.Translate;
}
