// Finds links, mentions and hashtags in a text as Bluesky's own client does; Bluesky itself marks nothing up.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Folkmoot.Networks.Bluesky;

internal enum FacetKind
{
    Link,
    Mention,
    Tag,
}

/// <summary>A span of the text, in UTF-8 bytes, and what it stands for: an address, a handle (without @), or a tag (without #).</summary>
internal sealed record Facet(FacetKind Kind, int ByteStart, int ByteEnd, string Value);

/// <summary>
/// After detectFacets of @atproto/api (read November 2026), with three differences: a bare domain is a link only when it ends in a country's
/// code or one of the generic names below (other names need https://); it may have hyphens; and an e-mail address is never a link.
/// </summary>
internal static partial class BlueskyFacets
{
    private const int TagMax = 64;

    private static readonly HashSet<string> TopDomains = [.. """
        app bank biz blog cat city com coop dev edu gal gov health info int mil mobi museum name net news ngo ong online org page pro
        quebec scot site social tech wales
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc cd cf
        cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg
        gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp
        kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne
        nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk
        sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn
        vu wf ws ye yt za zm zw
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Facets in the order of the text; none overlaps another.</summary>
    public static IReadOnlyList<Facet> Find(string text)
    {
        var found = new List<(FacetKind Kind, int Start, int End, string Value)>();
        foreach (Match match in Links().Matches(text))
        {
            AddLink(match.Groups[1], match.Groups["domain"]);
        }

        foreach (Match match in Mentions().Matches(text))
        {
            var handle = match.Groups[1];
            if (IsDomain(handle.Value) || handle.Value.EndsWith(".test", StringComparison.OrdinalIgnoreCase))
            {
                found.Add((FacetKind.Mention, handle.Index - 1, handle.Index + handle.Length, handle.Value));
            }
        }

        foreach (Match match in Tags().Matches(text))
        {
            AddTag(match.Groups[1]);
        }

        return InBytes();

        void AddLink(Group whole, Group domain)
        {
            var address = whole.Value;
            if (domain.Success && !IsDomain(domain.Value))
            {
                return;
            }

            if (address.Length > 0 && ".,;:!?".Contains(address[^1], StringComparison.Ordinal))
            {
                address = address[..^1];
            }

            if (address.EndsWith(')') && !address.Contains('(', StringComparison.Ordinal))
            {
                address = address[..^1];
            }

            var target = domain.Success ? "https://" + address : address;
            if (Uri.TryCreate(target, UriKind.Absolute, out _))
            {
                found.Add((FacetKind.Link, whole.Index, whole.Index + address.Length, target));
            }
        }

        void AddTag(Group whole)
        {
            var tag = TrailingPunctuation().Replace(whole.Value, "");
            bool wordy = tag.EnumerateRunes().Any(rune => !Rune.IsDigit(rune) && !Rune.IsPunctuation(rune));
            if (wordy && tag[0] != '\uFE0F' && new StringInfo(tag).LengthInTextElements <= TagMax)
            {
                found.Add((FacetKind.Tag, whole.Index - 1, whole.Index + tag.Length, tag));
            }
        }

        List<Facet> InBytes()
        {
            var facets = new List<Facet>(found.Count);
            int end = 0;
            int bytes = 0;
            foreach (var facet in found.OrderBy(facet => facet.Start))
            {
                if (facet.Start < end)
                {
                    continue;
                }

                int start = bytes + Encoding.UTF8.GetByteCount(text.AsSpan(end, facet.Start - end));
                bytes = start + Encoding.UTF8.GetByteCount(text.AsSpan(facet.Start, facet.End - facet.Start));
                end = facet.End;
                facets.Add(new(facet.Kind, start, bytes, facet.Value));
            }

            return facets;
        }
    }

    private static bool IsDomain(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot > 0 && TopDomains.Contains(name[(dot + 1)..]);
    }

    [GeneratedRegex(@"(?<=^|\s|\()@([a-zA-Z0-9.-]+)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"(?<=^|\s)[#＃]([^\s\u00AD\u2060\u200A\u200B\u200C\u200D\u20E2]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\p{P}+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TrailingPunctuation();

    [GeneratedRegex(@"(?<=^|\s|\()(https?://\S+|(?<domain>[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)(?![a-z0-9.-]*@)\S*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Links();
}
