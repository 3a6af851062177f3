// Words that turn what follows them around, in the languages of the model; words that mean something else in English are left out.
namespace Folkmoot.Text.Features;

internal static class Negations
{
    /// <summary>The words that the word table marks; besides, every word that ends in <c>n't</c> is one.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "no", "not", "never", "nothing", "nobody", "none", "nowhere", "neither", "nor", "cannot", "cant", "dont", "doesnt", "didnt", "isnt", "wasnt",
        "arent", "werent", "wont", "wouldnt", "shouldnt", "couldnt", "hasnt", "havent", "hadnt", "aint", "without", "hardly", "barely", "lack", "lacks",
        "nunca", "jamás", "tampoco", "nadie", "ningún", "ninguna",
        "pas", "jamais", "sans", "aucun", "aucune", "rien",
        "nicht", "kein", "keine", "keinen", "keiner", "keinem", "nichts", "niemals", "ohne",
        "non", "senza", "nessuno", "nessuna", "niente",
        "não", "nao", "nem", "sem", "nenhum", "nenhuma",
        "لا", "ليس", "لم", "لن", "ما", "مش",
    ];
}
