// Masks personal data by the rules of Folkmoot.Text, and says which marks a model dropped, repeated or invented.
using System.Text.RegularExpressions;
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Drafting;

internal sealed partial class PersonalMask : IMask
{
    public const string Missing = "personal-missing";
    public const string Repeated = "personal-repeated";
    public const string Unknown = "personal-unknown";

    public Masked Mask(params IReadOnlyList<string> texts)
    {
        var originals = Masking.MaskAll(texts, out var masked);
        return new Masked(masked, originals.Count, said => Restore(said, masked, originals));
    }

    /// <summary>A mark that was never given stays as it stands: nobody's data comes into its place.</summary>
    private static Restored Restore(string said, string[] masked, IReadOnlyDictionary<string, string> originals)
    {
        var (sent, returned) = (Count(masked), Count([said]));
        var warnings = new List<Warning>();
        foreach (var (mark, original) in originals)
        {
            var times = returned.GetValueOrDefault(mark);
            if (times == 0)
            {
                warnings.Add(new Warning(Missing, original));
            }
            else if (times > sent.GetValueOrDefault(mark))
            {
                warnings.Add(new Warning(Repeated, original));
            }
        }

        warnings.AddRange(returned.Keys.Where(mark => !sent.ContainsKey(mark)).Select(mark => new Warning(Unknown, mark)));
        return new Restored(Masking.Unmask(said, originals), warnings);
    }

    private static Dictionary<string, int> Count(IEnumerable<string> texts) =>
        texts.SelectMany(t => Mark().Matches(t)).Select(m => $"[{m.Groups[1].Value.ToUpperInvariant()}_{m.Groups[2].Value}]").CountBy(m => m).ToDictionary(StringComparer.Ordinal);

    /// <summary>As <see cref="Masking.Unmask"/> knows them, however they are cased and spaced; letters of any language, since a model may translate one.</summary>
    [GeneratedRegex(@"\[\s*([\p{L}_ ]*\p{L})[_ ](\d+)\s*\]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
