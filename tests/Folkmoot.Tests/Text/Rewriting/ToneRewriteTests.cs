// Another tone by rule: address, contractions, marks and order change, the facts do not.
using Folkmoot.Text.Rewriting;

namespace Folkmoot.Tests.Text.Rewriting;

public sealed class ToneRewriteTests
{
    [Theory]
    [InlineData(Tone.Neutral, "AMAZING NEWS FOR EVERYONE!!! 🎉🎉 Our really huge pool opens on May 1!", "Amazing news for everyone. Our huge pool opens on May 1.")]
    [InlineData(Tone.Neutral, "Is it open?!", "Is it open?")]
    [InlineData(Tone.Formal, "Don't miss it, we're open! Kids are welcome.", "Do not miss it, we are open. Children are welcome.")]
    [InlineData(Tone.Warm, "Residents must move their cars. The city will tow those that they leave.", "You must move your cars. We'll tow those that they leave.")]
    [InlineData(Tone.Warm, "Residents are asked to boil water.", "Please boil water.")]
    [InlineData(Tone.Warm, "The hall is open. Call 311 for a ride.", "The hall is open. Please call 311 for a ride.")]
    [InlineData(Tone.Warm, "Do not drink the water.", "Do not drink the water.")]
    [InlineData(Tone.Urgent, "A pipe broke on Elm Street. Please boil your water until Tuesday.", "Important: Boil your water until Tuesday. A pipe broke on Elm Street.")]
    public void In_English(Tone tone, string text, string other) => ToneRewrite.Of(text, "en", tone).ShouldBe(other);

    [Theory]
    [InlineData(Tone.Neutral, "¡Abrimos hoy! Es muy fácil llegar.", "Abrimos hoy. Es fácil llegar.")]
    [InlineData(Tone.Warm, "Los vecinos deben cerrar el grifo.", "Ustedes deben cerrar el grifo.")]
    [InlineData(Tone.Urgent, "Se rompió una tubería. Hierva el agua.", "Importante: Hierva el agua. Se rompió una tubería.")]
    public void In_Spanish(Tone tone, string text, string other) => ToneRewrite.Of(text, "es", tone).ShouldBe(other);

    [Fact]
    public void A_text_that_has_the_tone_stays_as_it_is() => ToneRewrite.Of("The pool opens on May 1.", "en", Tone.Neutral).ShouldBe("The pool opens on May 1.");
}
