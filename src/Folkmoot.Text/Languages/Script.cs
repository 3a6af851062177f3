// The writing systems that tell languages apart, and those that one language has to itself.
namespace Folkmoot.Text.Languages;

internal enum Script : byte
{
    None,
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    Ethiopic,
    Greek,
    Armenian,
    Hebrew,
    Thaana,
    Bengali,
    Gurmukhi,
    Gujarati,
    Odia,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Myanmar,
    Georgian,
    Hangul,
    Khmer,
    Kana,
    Han,
}

internal static class Scripts
{
    public static readonly int Count = Enum.GetValues<Script>().Length;

    private static readonly (char First, char Last, Script Script)[] Ranges =
    [
        ('A', 'Z', Script.Latin), ('a', 'z', Script.Latin), ('\u00AA', '\u02AF', Script.Latin), ('\u0370', '\u03FF', Script.Greek),
        ('\u0400', '\u052F', Script.Cyrillic), ('\u0531', '\u058A', Script.Armenian), ('\u05D0', '\u05F2', Script.Hebrew),
        ('\u0620', '\u074A', Script.Arabic), ('\u0750', '\u077F', Script.Arabic), ('\u0780', '\u07BF', Script.Thaana),
        ('\u0900', '\u097F', Script.Devanagari), ('\u0980', '\u09FF', Script.Bengali), ('\u0A00', '\u0A7F', Script.Gurmukhi),
        ('\u0A80', '\u0AFF', Script.Gujarati), ('\u0B00', '\u0B7F', Script.Odia), ('\u0B80', '\u0BFF', Script.Tamil),
        ('\u0C00', '\u0C7F', Script.Telugu), ('\u0C80', '\u0CFF', Script.Kannada), ('\u0D00', '\u0D7F', Script.Malayalam),
        ('\u0D80', '\u0DFF', Script.Sinhala), ('\u0E00', '\u0E7F', Script.Thai), ('\u0E80', '\u0EFF', Script.Lao),
        ('\u0F00', '\u0FFF', Script.Tibetan), ('\u1000', '\u109F', Script.Myanmar), ('\u10A0', '\u10FF', Script.Georgian),
        ('\u1100', '\u11FF', Script.Hangul), ('\u1200', '\u139F', Script.Ethiopic), ('\u1780', '\u17FF', Script.Khmer),
        ('\u1C90', '\u1CBF', Script.Georgian), ('\u1E00', '\u1EFF', Script.Latin), ('\u1F00', '\u1FFF', Script.Greek),
        ('\u3040', '\u30FF', Script.Kana), ('\u3130', '\u318F', Script.Hangul), ('\u31F0', '\u31FF', Script.Kana),
        ('\u3400', '\u9FFF', Script.Han), ('\uA8E0', '\uA8FF', Script.Devanagari), ('\uAB01', '\uAB2E', Script.Ethiopic),
        ('\uAC00', '\uD7AF', Script.Hangul), ('\uD840', '\uD87F', Script.Han), ('\uF900', '\uFAFF', Script.Han),
        ('\uFB50', '\uFDFF', Script.Arabic), ('\uFE70', '\uFEFC', Script.Arabic), ('\uFF21', '\uFF5A', Script.Latin),
        ('\uFF66', '\uFF9D', Script.Kana),
    ];

    private static readonly byte[] Table = Build();

    public static Script Of(char c) => (Script)Table[c];

    /// <summary>The language that a script is written for, of those this house can tell apart; null where several share it.</summary>
    public static string? OnlyLanguage(Script script) => script switch
    {
        Script.Greek => "el",
        Script.Armenian => "hy",
        Script.Hebrew => "he",
        Script.Thaana => "dv",
        Script.Bengali => "bn",
        Script.Gurmukhi => "pa",
        Script.Gujarati => "gu",
        Script.Odia => "or",
        Script.Tamil => "ta",
        Script.Telugu => "te",
        Script.Kannada => "kn",
        Script.Malayalam => "ml",
        Script.Sinhala => "si",
        Script.Thai => "th",
        Script.Lao => "lo",
        Script.Tibetan => "bo",
        Script.Myanmar => "my",
        Script.Georgian => "ka",
        Script.Hangul => "ko",
        Script.Khmer => "km",
        Script.Kana => "ja",
        Script.Han => "zh",
        _ => null,
    };

    private static byte[] Build()
    {
        byte[] table = new byte[char.MaxValue + 1];
        foreach (var (first, last, script) in Ranges)
        {
            table.AsSpan(first, last - first + 1).Fill((byte)script);
        }

        return table;
    }
}
