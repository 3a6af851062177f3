// How an intent model lies on disk: a magic word, the hash of what follows, and that compressed.
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Text.Learning;

namespace Folkmoot.Text.Intents;

internal static class IntentFile
{
    private const int MostIntents = 10_000;
    private const int MostNetworks = 16;
    private const string Name = "intents";

    private static ReadOnlySpan<byte> Magic => "FMINTENT1\n"u8;

    public static byte[] Pack(IntentModel model)
    {
        byte[] body = Body(model);
        using var stream = new MemoryStream();
        stream.Write(Magic);
        stream.Write(SHA256.HashData(body));
        stream.Write(body);
        return stream.ToArray();
    }

    /// <exception cref="ModelRefusedException">The bytes are not those of an intent model, or are damaged.</exception>
    public static IntentModel Unpack(ReadOnlyMemory<byte> bytes, VectorTable vectors)
    {
        if (!bytes.Span.StartsWith(Magic))
        {
            throw new ModelRefusedException(Name, "the file is not a model that 'folkmoot intents train' wrote");
        }

        var rest = bytes[Magic.Length..];
        if (rest.Length <= SHA256.HashSizeInBytes
            || !SHA256.HashData(rest.Span[SHA256.HashSizeInBytes..]).AsSpan().SequenceEqual(rest.Span[..SHA256.HashSizeInBytes]))
        {
            throw new ModelRefusedException(Name, "the file is damaged: its contents do not have the hash that it states");
        }

        try
        {
            using var packed = new BrotliStream(new MemoryStream(rest[SHA256.HashSizeInBytes..].ToArray(), writable: false), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            packed.CopyTo(plain);
            plain.Position = 0;
            using var reader = new BinaryReader(plain);
            return Read(reader, vectors);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or FormatException or OverflowException)
        {
            throw new ModelRefusedException(Name, $"the file cannot be read: {e.Message}", e);
        }
    }

    private static byte[] Body(IntentModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(stream, CompressionLevel.Optimal), Encoding.UTF8))
        {
            Write(model, writer);
        }

        return stream.ToArray();
    }

    private static void Write(IntentModel model, BinaryWriter writer)
    {
        var (ensemble, trust) = (model.Ensemble, model.Trust);
        writer.Write(ensemble.Vectors.Hash);
        writer.Write(ensemble.Classes);
        foreach (string intent in model.Intents)
        {
            writer.Write(intent);
        }

        writer.Write(trust.Slope);
        writer.Write(trust.Offset);
        writer.Write(trust.Sharpness);
        writer.Write(trust.Threshold);
        ensemble.Vocabulary.Write(writer);
        ensemble.Margins.Write(writer);
        writer.Write(ensemble.Networks.Length);
        foreach (var network in ensemble.Networks)
        {
            network.Write(writer);
        }
    }

    private static IntentModel Read(BinaryReader reader, VectorTable vectors)
    {
        string hash = reader.ReadString();
        if (hash != vectors.Hash)
        {
            throw new InvalidDataException("it was made with other word vectors than this version has; train it again");
        }

        int classes = reader.ReadInt32();
        if (classes is < 2 or > MostIntents)
        {
            throw new InvalidDataException($"{classes} intents cannot be");
        }

        string[] intents = [.. Enumerable.Range(0, classes).Select(_ => reader.ReadString())];
        var trust = new IntentTrust(reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());
        var vocabulary = IntentVocabulary.Read(reader);
        var margins = ByteMatrix.Read(reader, IntentEnsemble.Constants(vocabulary, vectors) + 1, classes);
        int networks = reader.ReadInt32();
        if (networks is < 1 or > MostNetworks)
        {
            throw new InvalidDataException($"{networks} networks cannot be");
        }

        return new IntentModel(
            intents,
            new IntentEnsemble(vectors, vocabulary, classes, margins, [.. Enumerable.Range(0, networks).Select(_ => AveragingNetwork.Read(reader, vectors, vocabulary, classes))]),
            trust);
    }
}
