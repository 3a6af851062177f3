// Tells the parts of a notice that people act on: what they are asked to do, and what was merely said about it.
using System.Text.RegularExpressions;

namespace Folkmoot.Text.Rewriting;

/// <summary>English and Spanish word lists; other languages match nothing.</summary>
public static partial class Spans
{
    /// <summary>Matches where a sentence asks for something; the group <c>ask</c> is there where it begins with it.</summary>
    public static Regex Action(string? language) => language == "es" ? SpanishAction() : EnglishAction();

    /// <summary>A quotation, or somebody said something.</summary>
    public static Regex Quotation(string? language) => language == "es" ? SpanishQuotation() : EnglishQuotation();

    [GeneratedRegex(
        @"^(?<ask>(?:please,? )?(?:do not|don't|never|avoid|boil|bring|call|check|choose|come|contact|drink|drive|dial|expect|evacuate|fill|find|follow|get|go|help|join|keep|learn|leave|limit|look|make|move|pay|pick up|plan|prepare|put|read|register|remember|renew|"
        + @"report|reserve|return|save|see|send|share|show|sign up|sort|stay|stop|submit|take|tell|text|turn|use|visit|vote|wait|walk|watch|wear|write|apply|ask|book|buy|close|cover|download|email|e-mail|enter|give|open|park|protect|schedule|throw|try|wash)\b)"
        + @"|\b(?:must|should|are asked to|are urged to|are required to|need to|have to|please|can (?:apply|register|call|pick up|get|use|pay|sign up|comment|watch|report)|no appointment|by appointment|sign up|apply (?:by|at|online)|register (?:by|at|online))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishAction();

    [GeneratedRegex(
        @"^(?<ask>(?:por favor,? )?(?:no |evite|eviten|hierva|hiervan|llame|llamen|lleve|lleven|use|usen|utilice|utilicen|visite|visiten|consulte|consulten|inscríbase|inscríbanse|regístrese|solicite|soliciten|pague|paguen|venga|vengan|traiga|traigan|quédese|quédense|"
        + @"permanezca|permanezcan|cierre|cierren|abra|abran|avise|avisen|ayude|ayuden|reserve|reserven|recoja|recojan|deje|dejen|mantenga|mantengan|compre|compren|escriba|escriban|acuda|acudan|vote|voten|siga|sigan|deposite|depositen|saque|saquen|pida|pidan|renueve|envíe|envíen)\b)"
        + @"|\b(?:debe|deben|deberá|deberán|tiene que|tienen que|hay que|se ruega|se pide|se solicita|por favor|puede (?:solicitar|inscribirse|llamar|recoger|pagar|usar)|pueden (?:solicitar|inscribirse|llamar|recoger|pagar|usar)|es obligatorio|con cita|sin cita)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SpanishAction();

    [GeneratedRegex(@"[""“”]|\b(?:said|says|stated|added|explained|commented|noted)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishQuotation();

    [GeneratedRegex(@"[""“”«»]|\b(?:dijo|declaró|afirmó|añadió|explicó|señaló|destacó)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SpanishQuotation();
}
