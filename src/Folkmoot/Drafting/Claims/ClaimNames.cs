// Reads proper names: capitalised words that do not merely begin a sentence, like Riverside Park or Biblioteca Central. Pure.
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting.Claims;

internal static partial class ClaimNames
{
    /// <summary>Words that begin a sentence before a name without being part of it, that are written with a capital without being a name, or that greet.</summary>
    private static readonly HashSet<string> Openers = new(
        ("the a an our your this that these those visit join come see meet at on in from to for with and or but if when where while until by no not all any every both new free please "
        + "call write contact learn find get bring take use check watch read start enjoy celebrate help share follow try go look walk buy sign book tell remember explore ride apply keep grab drop register vote pay say think stop leave move pick send join adopt spend save plan prepare stay learn download expect avoid drivers residents neighbors neighbours families staff crews city council mayor "
        + "starting beginning following during after before between because due near around inside outside closed open today tomorrow tonight now note reminder update alert is are will can may we you i it he she they "
        + "el la los las un una nuestro nuestra nuestros este esta estos estas visite visita venga ven únase únete consulte consulta llame llama escriba en de del a al desde hasta para por con y o si cuando "
        + "donde mientras no todo toda todos todas cada ambos nuevo nueva gratis lleve traiga use utilice recuerde recuerda aviso atención disfrute evite ayuntamiento vecinos familias hoy mañana ahora se su sus "
        + "prueba pruebe mira mire ve vaya busca busque paga pague pide pida adopta adopte vota vote apúntate inscríbete solicita solicite aprende descubre participa limpiamos plantamos ya esto te le les lo os nos más qué cómo cuándo dónde tras entre durante debido cerca cerrado cerrada abierto abierta "
        + "am pm ok tv sms pdf faq id usa ee uu").Split(' ').Distinct(), StringComparer.OrdinalIgnoreCase);

    public static void Read(ClaimText text) => text.Take(Facts.Name(), m => Of(text, m));

    /// <summary>Whether a sentence, a line or a quotation begins here.</summary>
    public static bool Begins(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd(" \t\"“«'(¡¿*_\u00A0");
        return before.Length == 0 || ".!?:\n•-–—…;".Contains(before[^1], StringComparison.Ordinal) || char.IsSurrogate(before[^1]) || before[^1] is > '\u2190' and < '\u3000' or '\uFE0F' or '\u20E3';
    }

    public static string[] Words(string name) =>
        [.. name.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsUpper(w[0])).Select(w => Facts.Fold(w.EndsWith("'s", StringComparison.Ordinal) || w.EndsWith("’s", StringComparison.Ordinal) ? w[..^2] : w))];

    private static IEnumerable<Claim>? Of(ClaimText text, Match m)
    {
        var (start, name) = (m.Index, m.Value);
        var begins = Begins(text.Whole, start);
        for (var cut = true; cut && name.Length > 0;)
        {
            var first = name.Split([' ', '\u00A0'], 2);
            cut = Openers.Contains(first[0]) || !char.IsUpper(first[0][0]) || (begins && first.Length == 1);
            if (cut)
            {
                (start, name, begins) = first.Length == 1 ? (start, "", false) : (start + first[0].Length + 1, first[1], false);
            }
        }

        return name.Length == 0 || name.Length > 2 && name.All(c => char.IsUpper(c) || !char.IsLetter(c)) ? null
            : [text.At(ClaimKind.Name, start, name.Length, string.Join(' ', Words(name)))];
    }
}
