// Tells the words of a hashtag written in small letters: #publichealthweek is public, health, week. Pure.
namespace Folkmoot.Drafting.Own;

internal static class HashtagWords
{
    /// <summary>Words that cities' hashtags are made of; also whole words that look like two, so that they are left alone.</summary>
    private static readonly HashSet<string> Known = new((
        "public health week month year safety first school schools city town county village council hall meeting park parks library libraries book books read reading summer winter spring fall autumn holiday "
        + "holidays clean cleanup street streets road roads work works traffic water fire police rescue emergency storm snow flood heat weather alert alerts ready stay safe home homes house housing community local "
        + "small business shop buy support eat green energy climate action change tree trees plant river lake beach bridge bus train bike bikes walk run ride transit vote voting election early day days night "
        + "nights market farmers food drive free family families kids youth senior seniors art arts music festival fair film event events news update updates join help volunteer volunteers now our your love live "
        + "open data budget tax taxes job jobs hiring training pet pets dog dogs cat adopt animal animals recycle recycling trash waste zero plan planning future together weekend today tonight tomorrow playground "
        + "neighborhood neighbourhood neighbors network website online firefighters firefighter workshop football baseball newsletter everyone sunshine fireworks homeless downtown waterfront streetcar outside "
        + "inside update upgrade highway railway birthday homework housework framework seaside riverside lakeside household household bookstore workplace heatwave snowstorm rainfall waterfall greenhouse "
        + "salud ciudad pueblo ayuntamiento seguridad vial semana mes día dia parque parques biblioteca bibliotecas libro libros lectura verano invierno primavera otoño fiesta fiestas calle calles agua fuego "
        + "bomberos policía policia local emergencia emergencias tormenta nieve calor tiempo aviso avisos casa vivienda barrio barrios comercio pequeño compra apoya come verde energía energia clima acción accion "
        + "árbol arbol árboles arboles río rio lago playa puente autobús autobus tren bici camina vota voto elecciones noche mercado comida familia familias niños jóvenes jovenes mayores arte música musica "
        + "feria cine evento eventos noticias ayuda voluntarios voluntariado abierta abierto datos presupuesto presupuestos participativos participación participacion empleo formación formacion mascotas adopta "
        + "animales recicla reciclaje basura limpia limpieza plan futuro juntos hoy mañana europa mujer mujeres igualdad cultura deporte deportes escuela escuelas pública publica público publico social sociales sostenible movilidad").Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>Short words that stand only between others.</summary>
    private static readonly HashSet<string> Links = new(["of", "the", "and", "for", "in", "on", "to", "at", "my", "de", "del", "la", "el", "los", "las", "y", "en", "por", "con", "sin", "al", "tu", "se"], StringComparer.OrdinalIgnoreCase);

    /// <param name="tag">Without its sign.</param>
    /// <param name="also">Words of the post: a place's name is in no list.</param>
    /// <returns>The tag in CamelCase; null where it is one word or cannot be told.</returns>
    public static string? CamelCase(string tag, IReadOnlySet<string> also)
    {
        if (tag.Any(char.IsUpper) || Known.Contains(tag) || also.Contains(tag))
        {
            return null;
        }

        // Fewest words that end at each place: the first way with fewer wins.
        var best = new List<string>?[tag.Length + 1];
        best[0] = [];
        for (var end = 1; end <= tag.Length; end++)
        {
            for (var start = 0; start < end; start++)
            {
                var word = tag[start..end];
                if (best[start] is { } before && before.Count + 1 < (best[end]?.Count ?? int.MaxValue)
                    && (Known.Contains(word) || (word.Length > 3 && also.Contains(word)) || (start > 0 && end < tag.Length && Links.Contains(word)) || (start > 0 && word.All(char.IsAsciiDigit) && end == tag.Length)))
                {
                    best[end] = [.. before, word];
                }
            }
        }

        return best[^1] is { Count: > 1 } words && words.Count(w => !char.IsAsciiDigit(w[0])) > 1 ? string.Concat(words.Select(w => char.ToUpperInvariant(w[0]) + w[1..])) : null;
    }
}
