// Adds up over a text what the lexicons say about its words, and how loudly it is written.
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Folkmoot.Text.Tokens;

namespace Folkmoot.Text.Features;

internal ref struct DenseFeatures
{
    /// <summary>Columns that run from bad to good.</summary>
    public const int Signed = (int)WordColumn.OtherLanguages + 1;

    public const int Columns = (int)WordColumn.Rumour + 1;
    public const int PerSigned = 8;
    public const int PerCategory = 4;
    public const int General = 14;
    public const int Count = General + (Signed * PerSigned) + ((Columns - Signed) * PerCategory);

    /// <summary>Brings the strengths of the lexicons, up to about 40 a word, near to one.</summary>
    private const float Unit = 1 / 20f;

    private readonly Span<float> _values;

    public DenseFeatures(Span<float> values)
    {
        _values = values[..Count];
        _values.Clear();
    }

    public readonly void Negation() => _values[10]++;

    public readonly void Token(TokenKind kind, ReadOnlySpan<char> raw, bool shouted, bool stretched, bool negated, ReadOnlySpan<sbyte> scores)
    {
        _values[0] += shouted ? 1 : 0;
        _values[1] += stretched ? 1 : 0;
        switch (kind)
        {
            case TokenKind.Punctuation:
                Marks(raw);
                break;
            case TokenKind.Hashtag:
                _values[4]++;
                break;
            case TokenKind.Mention:
                _values[5]++;
                break;
            case TokenKind.Url:
                _values[6]++;
                break;
            case TokenKind.Emoji:
                _values[7]++;
                break;
            case TokenKind.Emoticon:
                _values[8]++;
                break;
            case TokenKind.Number:
                _values[9]++;
                break;
        }

        if (!scores.IsEmpty)
        {
            Scores(scores, negated);
        }
    }

    /// <summary>Counts are kept from running away in long texts.</summary>
    public readonly void Finish(int tokens)
    {
        _values[11] = tokens;
        for (int i = 0; i < General; i++)
        {
            _values[i] = i is 12 or 13 || _values[i] == 0 ? _values[i] : MathF.Log(1 + _values[i]);
        }

        _values[11] /= 3;
        Squash(_values[General..]);
    }

    /// <summary>Large sums count for less: <c>v / (1 + 0.15 |v|)</c>.</summary>
    private static void Squash(Span<float> values)
    {
        int i = 0;
        ref float first = ref MemoryMarshal.GetReference(values);
        for (; i + Vector256<float>.Count <= values.Length; i += Vector256<float>.Count)
        {
            var value = Vector256.LoadUnsafe(ref first, (nuint)i);
            (value / (Vector256<float>.One + (Vector256.Create(0.15f) * Vector256.Abs(value)))).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            values[i] /= 1 + (0.15f * MathF.Abs(values[i]));
        }
    }

    private readonly void Marks(ReadOnlySpan<char> raw)
    {
        _values[2] += raw.Count('!');
        _values[3] += raw.Count('?');
        _values[12] = raw.Length >= 3 && raw[0] == '.' ? 1 : _values[12];
        _values[13] = raw[0] is '"' or '“' ? 1 : _values[13];
    }

    private readonly void Scores(ReadOnlySpan<sbyte> scores, bool negated)
    {
        unchecked
        {
            for (ulong said = Said(scores); said != 0; said &= said - 1)
            {
                int column = BitOperations.TrailingZeroCount(said);
                if (column < Signed)
                {
                    Feeling(_values.Slice(General + (column * PerSigned), PerSigned), scores[column] * Unit, negated);
                }
                else
                {
                    Category(_values.Slice(General + (Signed * PerSigned) + ((column - Signed) * PerCategory), PerCategory), scores[column] * Unit, negated);
                }
            }
        }
    }

    /// <summary>A bit for each column that is not zero.</summary>
    private static ulong Said(ReadOnlySpan<sbyte> scores)
    {
        ulong said = (uint)~Vector256.Equals(Vector256.Create(scores), Vector256<sbyte>.Zero).ExtractMostSignificantBits();
        for (int column = Vector256<sbyte>.Count; column < scores.Length; column++)
        {
            said |= scores[column] == 0 ? 0 : 1ul << column;
        }

        return said;
    }

    private static void Feeling(Span<float> sums, float score, bool negated)
    {
        ref float first = ref MemoryMarshal.GetReference(sums);
        Unsafe.Add(ref first, (score > 0 ? 0 : 1) + (negated ? 2 : 0)) += MathF.Abs(score);
        float turned = negated ? -score * 0.6f : score;
        Unsafe.Add(ref first, 4) = MathF.Max(Unsafe.Add(ref first, 4), turned);
        Unsafe.Add(ref first, 5) = MathF.Min(Unsafe.Add(ref first, 5), turned);
        Unsafe.Add(ref first, 6) = turned;
        Unsafe.Add(ref first, 7) += turned;
    }

    private static void Category(Span<float> sums, float score, bool negated)
    {
        sums[negated ? 1 : 0] += score;
        sums[2] = MathF.Max(sums[2], score);
        sums[3] = 1;
    }
}
