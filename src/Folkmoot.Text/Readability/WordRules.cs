// The rules that look at words in a row: jargon, passive voice, nouns made of verbs, double negatives.
using Folkmoot.Text.PersonalData;
using Words = Folkmoot.Text.PersonalData.WordSet;

namespace Folkmoot.Text.Readability;

internal sealed class WordRules(Prose prose, string? language, List<ReadingProblem> problems)
{
    private static readonly Words Be = WordSet.Of("is are was were be been being isn't aren't wasn't weren't gets got");

    private static readonly Words Between = WordSet.Of("not also never often always already still only soon now then recently usually being been fully partly well");

    private static readonly Words Irregular = WordSet.Of("""
        born beaten become begun bent bet bitten blown bought bound broken brought built burnt caught chosen come cut dealt done drawn driven eaten fallen fed felt fought found forbidden forgotten
        forgiven frozen given gone grown heard held hidden hit hurt kept known laid led left lent let lit lost made meant met paid put read ridden run said seen sent set shaken shown shut sold
        sought spent spoken spread stolen struck stuck sung sunk swept sworn taken taught thrown told torn thought understood undertaken upheld withdrawn withheld woken won worn written overseen
        """);

    private static readonly Words NoParticiple = WordSet.Of("""
        tired excited interested worried pleased concerned married supposed used red indeed need speed feed seed hundred kindred sacred naked wicked bed aged limited
        """);

    private static readonly Words Ser = WordSet.Of("fue fueron es son será serán era eran sea sean sido ser siendo fuera fueran sería serían");

    private static readonly Words NoSpanishParticiple = WordSet.Of("""
        estado estados lado lados mercado mercados partido partidos soldado sentido sentidos resultado resultados grado grados cuidado ministerio abogado abogada abogados pecado pescado ganado
        demasiado demasiada demasiados demasiadas comida comidas salida salidas entrada entradas medida medidas vida vidas día días cada parada paradas llamada llamadas jornada privado privada
        adecuado adecuada complicado complicada válido válida rápido rápida líquido sólido ácido nada debido
        """);

    private static readonly Words EmptyVerb = WordSet.Of("make makes made making conduct conducts conducted conducting perform performs performed performing carry carried give gives gave provide provides provided undertake undertook effect effected");

    private static readonly Words EmptySpanishVerb = WordSet.Of("realizar realiza realizó realizan realizará efectuar efectúa efectuó efectuará llevar lleva llevó hacer hace hizo proceder procede procedió procederá");

    private static readonly Words Negative = WordSet.Of("not no never nothing nobody none neither nor without cannot don't doesn't didn't won't can't isn't aren't wasn't weren't hasn't haven't shouldn't wouldn't couldn't unless");

    private static readonly Words NegativeMeaning = WordSet.Of("""
        unlikely unless unable uncommon unusual unknown unlawful unimportant unreasonable unnecessary impossible improper ineligible incorrect incomplete inadequate inconsistent illegal irregular
        without fail fails failed failing lack lacks prohibited nothing nobody none never no hardly barely scarcely refuse deny
        """);

    private static readonly Words SpanishNegativeMeaning = WordSet.Of("imposible improbable inusual innecesario innecesaria ilegal incorrecto incorrecta incompleto incompleta inadecuado incapaz sin carece infrecuente");

    private readonly Jargon? _jargon = language switch
    {
        "en" => Jargon.English,
        "es" => Jargon.Spanish,
        _ => null,
    };

    /// <summary>Adds the problems of the words from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public void Sentence(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if (_jargon?.Match(prose, i, last, out string plain) is > 0 and var length)
            {
                Add("jargon", i, i + length - 1, Both("An official word.", "Palabra administrativa."), Both($"Write \"{plain}\".", $"Escriba «{plain}»."));
            }

            if (language == "en")
            {
                EnglishAt(i, last);
            }
            else if (language == "es")
            {
                SpanishAt(i, last);
            }
        }
    }

    private void EnglishAt(int i, int last)
    {
        if (Be.Contains(prose.Word(i)) && Behind(i, last, Between, 2) is var verb && verb <= last && IsParticiple(prose.Word(verb)))
        {
            Add("passive", i, verb, "The passive hides who acts.", "Say who does it: \"the city repairs\", not \"is repaired\".");
        }

        if (EmptyVerb.Contains(prose.Word(i)))
        {
            for (int j = i + 1; j <= Math.Min(last, i + 3); j++)
            {
                if (IsNominal(prose.Word(j)))
                {
                    Add("nominalisation", i, j, "A verb is hidden in a noun.", "Use the verb: \"decide\", not \"make a decision\".");
                    return;
                }
            }
        }
        else if (i < last && IsNominal(prose.Word(i)) && prose.Word(i + 1).Equals("of", StringComparison.OrdinalIgnoreCase) && i > 0 && prose.Word(i - 1).Equals("the", StringComparison.OrdinalIgnoreCase))
        {
            Add("nominalisation", i, i + 1, "A verb is hidden in a noun.", "Use the verb: \"to repair\", not \"the reparation of\".");
        }

        if (Negative.Contains(prose.Word(i)))
        {
            for (int j = i + 1; j <= Math.Min(last, i + 4); j++)
            {
                bool comma = prose.Text.AsSpan(prose.Words[i].Start, prose.Words[j].Start - prose.Words[i].Start).ContainsAny(',', ';', ':');
                if (!comma && NegativeMeaning.Contains(prose.Word(j)))
                {
                    Add("double-negative", i, j, "Two negatives must be undone by the reader.", "Say it positively.");
                    return;
                }
            }
        }
    }

    private void SpanishAt(int i, int last)
    {
        if (Ser.Contains(prose.Word(i)) && i < last && Behind(i, last, Between, 0) is var verb && verb <= last && IsSpanishParticiple(prose.Word(verb)))
        {
            Add("passive", i, verb, "La pasiva oculta quién actúa.", "Diga quién lo hace: «el ayuntamiento repara», no «es reparado».");
        }

        if (EmptySpanishVerb.Contains(prose.Word(i)))
        {
            for (int j = i + 1; j <= Math.Min(last, i + 4); j++)
            {
                if (prose.Word(j).Length > 6 && (prose.Word(j).EndsWith("ción", StringComparison.OrdinalIgnoreCase) || prose.Word(j).EndsWith("miento", StringComparison.OrdinalIgnoreCase) || prose.Word(j).EndsWith("sión", StringComparison.OrdinalIgnoreCase)))
                {
                    Add("nominalisation", i, j, "Un verbo se esconde en un sustantivo.", "Use el verbo: «inspeccionar», no «realizar la inspección».");
                    return;
                }
            }
        }

        if (prose.Word(i).Equals("no", StringComparison.OrdinalIgnoreCase))
        {
            for (int j = i + 1; j <= Math.Min(last, i + 3); j++)
            {
                if (SpanishNegativeMeaning.Contains(prose.Word(j)))
                {
                    Add("double-negative", i, j, "Dos negaciones obligan a pensar al revés.", "Dígalo en positivo.");
                    return;
                }
            }
        }
    }

    /// <summary>The first word behind <paramref name="i"/> that is none of the set, passing at most so many.</summary>
    private int Behind(int i, int last, Words passed, int most)
    {
        int at = i + 1;
        while (at <= last && most > 0 && (passed.Contains(prose.Word(at)) || prose.Word(at).EndsWith("ly")))
        {
            at++;
            most--;
        }

        return at;
    }

    private static bool IsParticiple(ReadOnlySpan<char> word) =>
        Irregular.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.OrdinalIgnoreCase) && !NoParticiple.Contains(word));

    private static bool IsSpanishParticiple(ReadOnlySpan<char> word) =>
        word.Length > 4 && !NoSpanishParticiple.Contains(word) && (EndsAs(word, "ado") || EndsAs(word, "ido") || word is "hecho" or "hecha" or "hechos" or "hechas" or "escrito" or "escrita" or "abierto" or "abierta" or "roto" or "rota" or "visto" or "vista" or "puesto" or "puesta" or "dicho" or "resuelto" or "resuelta");

    private static bool EndsAs(ReadOnlySpan<char> word, string ending)
    {
        var bare = word[^1] is 's' ? word[..^1] : word;
        return bare.EndsWith(ending) || (bare.EndsWith("a") && bare.Length > 4 && bare[..^1].EndsWith(ending.AsSpan(0, 2)));
    }

    private static bool IsNominal(ReadOnlySpan<char> word) =>
        word.Length > 7 && (word.EndsWith("tion") || word.EndsWith("sion") || word.EndsWith("ment") || word.EndsWith("ance") || word.EndsWith("ence") || word.EndsWith("tions") || word.EndsWith("ments"));

    private string Both(string english, string spanish) => language == "es" ? spanish : english;

    private void Add(string rule, int first, int last, string reason, string fix)
    {
        int start = prose.Words[first].Start;
        problems.Add(new ReadingProblem(rule, reason, fix, start, prose.Words[last].Start + prose.Words[last].Length - start));
    }
}
