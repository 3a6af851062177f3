// Measures a text by a network's own way of counting.
using System.Globalization;
using System.Text;
using Folkmoot.Networks.Counting;

namespace Folkmoot.Networks.Rules;

internal static class TextMeasure
{
    public static TextLength Of(NetworkRules rules, string text, int limit)
    {
        var title = new Reason(rules.Title);
        var counted = Count(rules, text, limit);
        int bytes = rules.TextBytesMax is null ? 0 : Encoding.UTF8.GetByteCount(text);
        var unit = rules.Counting == TextCounting.Bytes ? "bytes" : "characters";
        if (counted.Length > limit)
        {
            var key = rules.Counting == TextCounting.Bytes ? "networks.text.heavy" : "networks.text.long";
            return new(counted.Length, limit, unit, new Reason(key, title, counted.Length - limit, limit), counted.FitsTo);
        }

        if (rules.TextBytesMax is { Value: var bytesMax } && bytes > bytesMax)
        {
            return new(counted.Length, limit, unit, new Reason("networks.text.heavy", title, bytes - bytesMax, bytesMax), BytesFitTo(text, bytesMax));
        }

        return counted.ForbiddenAt >= 0
            ? new(counted.Length, limit, unit, new Reason("networks.text.forbidden", title), counted.ForbiddenAt)
            : new(counted.Length, limit, unit, null, text.Length);
    }

    private static Counted Count(NetworkRules rules, string text, int limit) => rules.Counting switch
    {
        TextCounting.Weighted => WeightedText.Count(text, limit, rules.AddressLength!.Value),
        TextCounting.Graphemes => Graphemes.Count(text, limit, joinConjuncts: true),
        TextCounting.Mastodon => MastodonText.Count(text, limit, rules.AddressLength!.Value),
        TextCounting.EmojiBytes => EmojiBytes(text, limit),
        TextCounting.Utf16 => new(text.Length, FitTo(text, limit, (_, step) => step)),
        TextCounting.Bytes => new(Encoding.UTF8.GetByteCount(text), BytesFitTo(text, limit)),
        TextCounting.Characters => new(Sum(text, (_, _) => 1), FitTo(text, limit, (_, _) => 1)),
        _ => throw new InvalidOperationException($"There is no counting {rules.Counting}."),
    };

    private static Counted EmojiBytes(string text, int limit)
    {
        int length = 0;
        int fitsTo = 0;
        for (int at = 0; at < text.Length;)
        {
            int step = StringInfo.GetNextTextElementLength(text, at);
            var element = text.AsSpan(at, step);
            length += IsEmoji(element) ? Encoding.UTF8.GetByteCount(element) : 1;
            at += step;
            fitsTo = length <= limit ? at : fitsTo;
        }

        return new(length, fitsTo);
    }

    // A sequence that is listed, or one pictograph: they are symbols, and beyond the first plane or among the dingbats.
    private static bool IsEmoji(ReadOnlySpan<char> element) =>
        EmojiSequences.LengthAt(element) == element.Length
        || (Rune.DecodeFromUtf16(element, out var first, out _) == System.Buffers.OperationStatus.Done
            && Rune.GetUnicodeCategory(first) == UnicodeCategory.OtherSymbol && first.Value is (>= 0x2300 and <= 0x2BFF) or (>= 0x1F000 and <= 0x1FAFF));

    private static int BytesFitTo(string text, int limit) => FitTo(text, limit, (rune, _) => rune.Utf8SequenceLength);

    private static int Sum(string text, Func<Rune, int, int> counts)
    {
        int length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            length += counts(rune, rune.Utf16SequenceLength);
        }

        return length;
    }

    private static int FitTo(string text, int limit, Func<Rune, int, int> counts)
    {
        int length = 0;
        int at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            length += counts(rune, rune.Utf16SequenceLength);
            if (length > limit)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
        }

        return at;
    }
}
