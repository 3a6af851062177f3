// Tells apart the languages that share one script.
using Folkmoot.Text.Tokens;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Languages;

/// <param name="Sharpness">Factor that makes the scores probabilities; see <see cref="Calibration"/>.</param>
internal sealed record LanguageHead(Script Script, string[] Codes, float[] Bias, float Sharpness, LinearTable Table)
{
    /// <summary>Uncalibrated scores, one per language, in the first places of <paramref name="scores"/>.</summary>
    public void Score(ReadOnlySpan<char> text, ReadOnlySpan<Token> words, Span<float> scores)
    {
        Span<uint> pending = stackalloc uint[256];
        Span<int> sums = stackalloc int[Table.Stride];
        sums.Clear();
        var sink = new Sums(Table, pending, sums);
        LanguageFeatures.Read(text, words, Script, ref sink);
        int count = sink.Finish();
        float scale = Table.Scale / MathF.Sqrt(Math.Max(count, 1));
        for (int k = 0; k < Codes.Length; k++)
        {
            scores[k] = Bias[k] + (sums[k] * scale);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write((byte)Script);
        writer.Write(Codes.Length);
        for (int k = 0; k < Codes.Length; k++)
        {
            writer.Write(Codes[k]);
            writer.Write(Bias[k]);
        }

        writer.Write(Sharpness);
        Table.Write(writer);
    }

    public static LanguageHead Read(BinaryReader reader)
    {
        var script = (Script)reader.ReadByte();
        int count = reader.ReadInt32();
        if (count is < 2 or > 512)
        {
            throw new InvalidDataException($"A script has {count} languages, which cannot be.");
        }

        string[] codes = new string[count];
        float[] bias = new float[count];
        for (int k = 0; k < count; k++)
        {
            codes[k] = reader.ReadString();
            bias[k] = reader.ReadSingle();
        }

        float sharpness = reader.ReadSingle();
        var table = LinearTable.Read(reader);
        return table.Classes == count
            ? new LanguageHead(script, codes, bias, sharpness, table)
            : throw new InvalidDataException($"{count} languages but {table.Classes} columns.");
    }

    private ref struct Sums(LinearTable table, Span<uint> pending, Span<int> sums) : IHashSink
    {
        private readonly Span<uint> _pending = pending;
        private readonly Span<int> _sums = sums;
        private int _waiting;
        private int _count;

        public void Add(uint hash)
        {
            if (_waiting == _pending.Length)
            {
                Flush();
            }

            _pending[_waiting++] = hash;
        }

        public int Finish()
        {
            Flush();
            return _count;
        }

        private void Flush()
        {
            FeatureHash.Finish(_pending[.._waiting], 0);
            table.Add(_pending[.._waiting], _sums);
            _count += _waiting;
            _waiting = 0;
        }
    }
}
