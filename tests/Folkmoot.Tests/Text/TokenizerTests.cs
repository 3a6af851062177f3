// The tokenizer on ordinary, odd and hostile text.
using System.Diagnostics;
using Folkmoot.Text.Tokens;
using FsCheck;
using FsCheck.Fluent;

namespace Folkmoot.Tests.Text;

public sealed class TokenizerTests
{
    private static readonly string[] Pieces =
        [
            " ", "\n", "a", "Z", "é", "don't", "’", "'", "http://", "https://x.example/a?b=1", "www.", "@", "@user@server.example", "#", "#tag", "1", "2,5", ".", "!", "?!", "…",
            ":", ")", "(", "-", "<3", "😀", "👩🏽‍🚒", "🇪🇸", "🇪", "\uD83D", "\uDE00", "\u200D", "\uFE0F", "\u20E3", "\u0301", "3\uFE0F\u20E3", "desk@city.example", "مرحبا", "你好", "_", "\0", "\u00AD",
        ];

    [Theory]
    [InlineData("Don't stop, it’s 2nd!!!", "Word:Don't Word:stop Punctuation:, Word:it’s Word:2nd Punctuation:!!!")]
    [InlineData("See https://city.example/a_(b)?x=1. Now", "Word:See Url:https://city.example/a_(b)?x=1 Punctuation:. Word:Now")]
    [InlineData("(www.city.example)", "Punctuation:( Url:www.city.example Punctuation:)")]
    [InlineData("@a_b hi @desk@social.example @city.bsky.example.", "Mention:@a_b Word:hi Mention:@desk@social.example Mention:@city.bsky.example Punctuation:.")]
    [InlineData("#Save2030 #año # 5", "Hashtag:#Save2030 Hashtag:#año Punctuation:# Number:5")]
    [InlineData("write to first.last@city.example now", "Word:write Word:to Email:first.last@city.example Word:now")]
    [InlineData("👩🏽‍🚒👍🏿🇪🇸🇫🇷3️⃣❤️", "Emoji:👩🏽‍🚒 Emoji:👍🏿 Emoji:🇪🇸 Emoji:🇫🇷 Emoji:3️⃣ Emoji:❤️")]
    [InlineData("🏴󠁧󠁢󠁷󠁬󠁳󠁿!", "Emoji:🏴󠁧󠁢󠁷󠁬󠁳󠁿 Punctuation:!")]
    [InlineData("ok :-) :( <3 xD 10:30", "Word:ok Emoticon::-) Emoticon::( Emoticon:<3 Emoticon:xD Number:10:30")]
    [InlineData("soooo?!?! e\u0301te\u0301", "Word:soooo Punctuation:?!?! Word:e\u0301te\u0301")]
    [InlineData("", "")]
    public void Text_is_cut_as_a_reader_would(string text, string expected) => Show(text).ShouldBe(expected);

    [Fact]
    public void Tokens_are_in_order_in_bounds_and_cover_all_that_is_not_space() =>
        Prop.ForAll(Texts(), text => Covers(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Any_string_is_covered() =>
        Prop.ForAll<string>(text => Covers(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("a", 10_000_000)]
    [InlineData("a.", 1_000_000)]
    [InlineData("a@", 1_000_000)]
    [InlineData("www.)", 1_000_000)]
    [InlineData(":(", 1_000_000)]
    [InlineData("\u0301", 1_000_000)]
    [InlineData("\uD83D", 1_000_000)]
    [InlineData("👩‍", 500_000)]
    [InlineData("🇪", 500_000)]
    public void Long_runs_take_linear_time(string piece, int times)
    {
        string text = string.Concat(Enumerable.Repeat(piece, times));
        var clock = Stopwatch.StartNew();
        Covers(text).ShouldBeTrue();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), "quadratic time would take hours");
    }

    [Fact]
    public void A_letter_with_a_thousand_marks_is_one_word() =>
        Show("z" + new string('\u0335', 1000)).ShouldStartWith("Word:z");

    [Fact]
    public void Nothing_is_allocated()
    {
        Count("Warm up @user 😀 :)");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Count("Don't go to https://city.example, @desk! 👩🏽‍🚒 #now :-)");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static Arbitrary<string> Texts() =>
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary();

    private static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (var token in Tokenizer.Read(text))
        {
            count += token.Length > 0 ? 1 : 0;
        }

        return count;
    }

    private static bool Covers(string text)
    {
        int end = 0;
        foreach (var token in Tokenizer.Read(text))
        {
            if (token.Length < 1 || token.Start < end || token.End > text.Length || !text.AsSpan(end, token.Start - end).IsWhiteSpace())
            {
                return false;
            }

            end = token.End;
        }

        return text.AsSpan(end).IsWhiteSpace();
    }

    private static string Show(string text)
    {
        var parts = new List<string>();
        foreach (var token in Tokenizer.Read(text))
        {
            parts.Add($"{token.Kind}:{text.AsSpan(token.Start, token.Length)}");
        }

        return string.Join(' ', parts);
    }
}
