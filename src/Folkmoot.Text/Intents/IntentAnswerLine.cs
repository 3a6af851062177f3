// The line of JSON that answers one row of intents predict, put together from parts that were encoded beforehand.
using Folkmoot.Text.Lines;

namespace Folkmoot.Text.Intents;

/// <summary>Asks the reader and writes; allocates nothing. One belongs to one thread.</summary>
internal sealed class IntentAnswerLine(IntentReader reader, int candidates)
{
    private readonly JsonBytes _json = new();
    private readonly (int Intent, double Score)[] _best = new (int Intent, double Score)[candidates];
    private readonly byte[][] _intents = [.. reader.Model.Intents.Select(JsonBytes.QuotedRelaxed)];

    /// <summary>Valid until the next one.</summary>
    public ReadOnlySpan<byte> Of(AnalyseRow row)
    {
        var (score, abstained, count) = reader.Read(row.Text, _best);
        _json.Clear();
        _json.Add("{\"id\":"u8);
        _json.Add(row.Id.IsEmpty ? "null"u8 : row.Id);
        _json.Add(",\"intent\":"u8);
        _json.Add(_intents[_best[0].Intent]);
        _json.Add(",\"score\":"u8);
        _json.AddScore(score);
        _json.Add(abstained ? ",\"abstained\":true,\"candidates\":["u8 : ",\"abstained\":false,\"candidates\":["u8);
        for (int i = 0; i < count; i++)
        {
            _json.Add(i > 0 ? ",{\"intent\":"u8 : "{\"intent\":"u8);
            _json.Add(_intents[_best[i].Intent]);
            _json.Add(",\"score\":"u8);
            _json.AddScore(_best[i].Score);
            _json.Add("}"u8);
        }

        _json.Add("]}"u8);
        return _json.Written;
    }
}
