// Names a kind of job for people; a kind without words (of another version) is shown by its name.
using Folkmoot.Web;

namespace Folkmoot.Work;

internal static class KindWords
{
    public static string Of(string kind, Texts texts) => texts.Has("work.kind." + kind) ? texts["work.kind." + kind] : kind;
}
