// What a language is recognised by: pieces of one to four letters inside words, their edges included, and whole words.
using Folkmoot.Text.Tokens;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Languages;

internal static class LanguageFeatures
{
    private const int LongestWord = 32;
    private const int LongestGram = 4;
    private const uint WholeWord = 9;

    /// <summary>Hands over the features of the words that are of one script.</summary>
    public static void Read<TSink>(ReadOnlySpan<char> text, ReadOnlySpan<Token> words, Script script, ref TSink sink)
        where TSink : struct, IHashSink, allows ref struct
    {
        Span<char> word = stackalloc char[LongestWord + 2];
        foreach (var token in words)
        {
            var letters = token.In(text)[(token.Kind == TokenKind.Hashtag ? 1 : 0)..];
            if (Scripts.Of(letters[0]) != script)
            {
                continue;
            }

            int length = Math.Min(letters.Length, LongestWord);
            word[0] = ' ';
            for (int i = 0; i < length; i++)
            {
                char c = letters[i];
                word[i + 1] = char.IsAsciiLetter(c) ? (char)(c | 0x20) : c is '’' or 'ʼ' ? '\'' : char.ToLowerInvariant(c);
            }

            word[length + 1] = ' ';
            Word(word[..(length + 2)], ref sink);
        }
    }

    private static void Word<TSink>(scoped ReadOnlySpan<char> word, ref TSink sink)
        where TSink : struct, IHashSink, allows ref struct
    {
        uint whole = FeatureHash.Start;
        for (int start = 0; start < word.Length; start++)
        {
            whole = FeatureHash.Add(whole, word[start]);
            uint hash = FeatureHash.Start;
            int end = Math.Min(word.Length, unchecked(start + LongestGram));
            for (int i = start; i < end; i++)
            {
                hash = FeatureHash.Add(hash, word[i]);
                if (i > start || word[i] != ' ')
                {
                    sink.Add(FeatureHash.Mark(hash, unchecked((uint)(i - start))));
                }
            }
        }

        sink.Add(FeatureHash.Mark(whole, WholeWord));
    }
}
