// Adds up over a text what the lexicons say about its words, and how loudly it is written.
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
        for (int i = General; i < Count; i++)
        {
            _values[i] = _values[i] == 0 ? 0 : Squash(_values[i]);
        }
    }

    private static float Squash(float value) => value / (1 + (0.15f * MathF.Abs(value)));

    private readonly void Marks(ReadOnlySpan<char> raw)
    {
        _values[2] += raw.Count('!');
        _values[3] += raw.Count('?');
        _values[12] = raw.Length >= 3 && raw[0] == '.' ? 1 : _values[12];
        _values[13] = raw[0] is '"' or '“' ? 1 : _values[13];
    }

    private readonly void Scores(ReadOnlySpan<sbyte> scores, bool negated)
    {
        int column = scores.IndexOfAnyExcept((sbyte)0);
        while (column >= 0)
        {
            if (column < Signed)
            {
                Feeling(_values.Slice(General + (column * PerSigned), PerSigned), scores[column] * Unit, negated);
            }
            else
            {
                Category(_values.Slice(General + (Signed * PerSigned) + ((column - Signed) * PerCategory), PerCategory), scores[column] * Unit, negated);
            }

            int next = scores[(column + 1)..].IndexOfAnyExcept((sbyte)0);
            column = next < 0 ? next : column + 1 + next;
        }
    }

    private static void Feeling(Span<float> sums, float score, bool negated)
    {
        sums[(score > 0 ? 0 : 1) + (negated ? 2 : 0)] += MathF.Abs(score);
        float turned = negated ? -score * 0.6f : score;
        sums[4] = MathF.Max(sums[4], turned);
        sums[5] = MathF.Min(sums[5], turned);
        sums[6] = turned;
        sums[7] += turned;
    }

    private static void Category(Span<float> sums, float score, bool negated)
    {
        sums[negated ? 1 : 0] += score;
        sums[2] = MathF.Max(sums[2], score);
        sums[3] = 1;
    }
}
