// Finds the addresses in a text exactly as a network does that counts each as so many characters, whatever its real length.
namespace Folkmoot.Networks.Counting;

/// <summary>
/// An address is an optional scheme, a name with a known top-level domain, and optionally port, path and query; before it stands the beginning
/// of the text or something that is no letter, digit, @, $ or #. The text is read once from left to right, in time that grows with its length only.
/// </summary>
internal sealed class AddressFinder
{
    private const int LongestAddress = 4096;
    private const int LongestLabel = 63;
    private const int LongestShortName = 40;
    private const string AssumedScheme = "https://";

    private readonly string _text;
    private readonly AddressGrammar _grammar;
    private readonly List<Address> _found = [];

    // For every place: where the run of a label's characters that goes through it ends.
    private readonly int[] _runEnds;

    // For every dot: the furthest dot that can be reached from it over labels, and behind which a top-level domain stands; -1 for none.
    private readonly Dictionary<int, int> _furthest = [];

    private AddressFinder(string text, AddressGrammar grammar)
    {
        (_text, _grammar) = (text, grammar);
        _runEnds = new int[text.Length + 1];
        _runEnds[^1] = text.Length;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            _runEnds[i] = grammar.Label(text[i]) || text[i] is '-' or '_' ? _runEnds[i + 1] : i;
        }

        for (int dot = text.LastIndexOf('.'); dot >= 0; dot = dot == 0 ? -1 : text.LastIndexOf('.', dot - 1))
        {
            int next = LabelEnd(dot + 1);
            int further = next < 0 ? -1 : _furthest[next] >= 0 ? _furthest[next] : Ends(dot + 1, next) ? next : -1;
            _furthest[dot] = further;
        }
    }

    public static IReadOnlyList<Address> Find(string text, AddressGrammar grammar)
    {
        if (!text.Contains(grammar.BareNames ? '.' : ':', StringComparison.Ordinal) || !text.Contains('.', StringComparison.Ordinal))
        {
            return [];
        }

        var finder = new AddressFinder(text, grammar);
        finder.Walk();
        return finder._found;
    }

    private void Walk()
    {
        int at = 0;
        while (at < _text.Length)
        {
            // The character before an address belongs to what is read; only at the very beginning there need be none.
            int end = MayPrecede(_text[at]) ? Take(at + 1, _text[at]) : -1;
            if (end < 0 && at == 0)
            {
                end = Take(0, ' ');
            }

            at = end < 0 ? at + 1 : end;
        }
    }

    /// <summary>Reads an address at <paramref name="start"/>; returns where the next one may be looked for, or -1 when there is none.</summary>
    private int Take(int start, char before)
    {
        int name = start + SchemeLength(start);
        int nameEnd = name > start ? NameEnd(name) : -1;
        if (nameEnd < 0)
        {
            name = start;
            nameEnd = NameEnd(name);
        }

        if (nameEnd < 0)
        {
            return -1;
        }

        int pathStart = PortEnd(nameEnd);
        int pathEnd = pathStart < _text.Length && _text[pathStart] == '/' ? PathEnd(pathStart + 1) : pathStart;
        int end = QueryEnd(pathEnd);
        bool hasScheme = name > start;
        int schemeLength = hasScheme ? name - start : AssumedScheme.Length;
        if (IsName(name, nameEnd) && schemeLength + end - start <= LongestAddress)
        {
            if (hasScheme)
            {
                AddWithScheme(start, name, nameEnd, end);
            }
            else if (_grammar.BareNames && before is not ('-' or '_' or '.' or '/'))
            {
                AddBare(name, nameEnd, pathEnd > pathStart ? end : nameEnd);
            }
        }

        return end;
    }

    // A short address of X itself ends with its name, whatever follows.
    private void AddWithScheme(int start, int name, int nameEnd, int end)
    {
        if (_text.AsSpan(name, nameEnd - name).Equals("t.co", StringComparison.OrdinalIgnoreCase) && nameEnd < end && _text[nameEnd] == '/'
            && _text.AsSpan(start).StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            int slug = nameEnd + 1;
            while (slug < end && char.IsAsciiLetterOrDigit(_text[slug]))
            {
                slug++;
            }

            int length = slug - nameEnd - 1;
            if (length > LongestShortName)
            {
                return;
            }

            if (length > 0)
            {
                end = _grammar.BareNames ? Math.Min(QueryEnd(slug), end) : slug;
            }
        }

        _found.Add(new(start, end - start));
    }

    // Without a scheme only the parts in Latin letters count; path and query belong to the last of them.
    private void AddBare(int name, int nameEnd, int end)
    {
        int last = -1;
        for (int at = name; at < nameEnd;)
        {
            int asciiEnd = AsciiNameEnd(at, nameEnd);
            if (asciiEnd > 0)
            {
                last = _found.Count;
                _found.Add(new(at, asciiEnd - at));
                at = asciiEnd;
            }
            else
            {
                at++;
            }
        }

        if (last >= 0 && end > nameEnd)
        {
            _found[last] = _found[last] with { Length = end - _found[last].Start };
        }
    }

    private int SchemeLength(int start)
    {
        var rest = _text.AsSpan(start);
        foreach (var scheme in _grammar.Schemes)
        {
            if (rest.Length > scheme.Length + 3 && rest.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && rest[scheme.Length..].StartsWith("://", StringComparison.Ordinal))
            {
                return scheme.Length + 3;
            }
        }

        return 0;
    }

    /// <summary>End of the longest name that begins here, or -1.</summary>
    private int NameEnd(int start)
    {
        int first = LabelEnd(start);
        int dot = first < 0 ? -1 : _furthest[first] >= 0 ? _furthest[first] : Ends(start, first) ? first : -1;
        return dot < 0 ? -1 : dot + 1 + TopLevelDomains.LengthAt(_text.AsSpan(dot + 1), _grammar.HyphenInPunycode);
    }

    /// <summary>The dot behind the label that begins here, or -1 when this is none: it must begin and end with a character of its own.</summary>
    private int LabelEnd(int start)
    {
        int end = start < _text.Length ? _runEnds[start] : start;
        return end > start && end < _text.Length && _text[end] == '.' && _text[start] is not ('-' or '_') && _text[end - 1] is not ('-' or '_') ? end : -1;
    }

    /// <summary>Whether this label can be the last before a top-level domain: no underscore, and one stands behind its dot.</summary>
    private bool Ends(int start, int dot) =>
        !_text.AsSpan(start, dot - start).Contains('_') && TopLevelDomains.LengthAt(_text.AsSpan(dot + 1), _grammar.HyphenInPunycode) > 0;

    private int AsciiNameEnd(int start, int nameEnd)
    {
        int best = -1;
        for (int at = start; at < nameEnd;)
        {
            int run = at;
            while (run < nameEnd && (char.IsAsciiLetterOrDigit(_text[run]) || _text[run] == '-' || AddressGrammar.IsLatinAccent(_text[run])))
            {
                run++;
            }

            if (run == at || run == nameEnd || _text[run] != '.')
            {
                break;
            }

            int length = TopLevelDomains.LengthAt(_text.AsSpan(run + 1, nameEnd - run - 1), _grammar.HyphenInPunycode);
            best = length > 0 ? run + 1 + length : best;
            at = run + 1;
        }

        return best;
    }

    /// <summary>Whether each label can be one when it is written in ASCII.</summary>
    private bool IsName(int start, int end)
    {
        var name = _text.AsSpan(start, end - start);
        if (name.StartsWith("xn--", StringComparison.Ordinal) && !HasAsciiName(start, end))
        {
            return false;
        }

        foreach (var range in name.Split('.'))
        {
            int length = -1;
            foreach (var part in name[range].SplitAny("\u3002\uFF0E\uFF61"))
            {
                length += 1 + Punycode.EncodedLength(name[range][part], LongestLabel);
            }

            if (length is < 1 or > LongestLabel)
            {
                return false;
            }
        }

        return true;
    }

    private bool HasAsciiName(int start, int end)
    {
        for (int at = start; at < end; at++)
        {
            if (AsciiNameEnd(at, end) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private int PortEnd(int at)
    {
        if (at >= _text.Length || _text[at] != ':')
        {
            return at;
        }

        int end = at + 1;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
        {
            end++;
        }

        return end > at + 1 ? end : at;
    }

    /// <summary>The path goes as far as its characters do, and back to the last with which it may end.</summary>
    private int PathEnd(int at)
    {
        int end = at;
        while (at < _text.Length)
        {
            if (_grammar.Path(_text[at]))
            {
                at++;
                end = _grammar.PathEnd(_text[at - 1]) ? at : end;
            }
            else if (_text[at] == '(' && GroupEnd(at, _grammar.Path) is > 0 and var group)
            {
                end = GroupEnd(at, _grammar.EndGroup) == group ? group : end;
                at = group;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>End of a pair of parentheses with something in it, one pair deeper at most; or -1.</summary>
    private int GroupEnd(int open, Func<char, bool> inside)
    {
        int at = Run(open + 1);
        if (at < _text.Length && _text[at] == '(')
        {
            int inner = Run(at + 1);
            if (inner == at + 1 || inner >= _text.Length || _text[inner] != ')')
            {
                return -1;
            }

            at = Run(inner + 1);
        }
        else if (at == open + 1)
        {
            return -1;
        }

        return at < _text.Length && _text[at] == ')' ? at + 1 : -1;

        int Run(int from)
        {
            while (from < _text.Length && inside(_text[from]))
            {
                from++;
            }

            return from;
        }
    }

    private int QueryEnd(int at)
    {
        if (at >= _text.Length || _text[at] != '?')
        {
            return at;
        }

        int end = at;
        for (int i = at + 1; i < _text.Length && _grammar.Query(_text[i]); i++)
        {
            end = _grammar.QueryEnd(_text[i]) ? i + 1 : end;
        }

        return end;
    }

    private static bool MayPrecede(char c) =>
        AddressGrammar.IsDirection(c) || !(char.IsAsciiLetterOrDigit(c) || c is '@' or '＠' or '$' or '#' or '＃' || AddressGrammar.IsForbidden(c));
}
