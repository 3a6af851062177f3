// The answer to "what does this person want?".
namespace Folkmoot.Text.Intents;

/// <param name="Intent">The likeliest intent, also where the model abstains.</param>
/// <param name="Score">How likely it is that <paramref name="Intent"/> is right, 0 to 1.</param>
/// <param name="Abstained">The text seems to be about something that no example was about, or is too unclear.</param>
/// <param name="Candidates">The likeliest intents, the first one first.</param>
public sealed record IntentAnswer(string Intent, double Score, bool Abstained, IReadOnlyList<IntentCandidate> Candidates);

/// <summary>One intent that a text may have.</summary>
public sealed record IntentCandidate(string Intent, double Score);
