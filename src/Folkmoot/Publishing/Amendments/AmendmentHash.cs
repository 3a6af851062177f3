// The fingerprint of a correction: what another person approves is exactly what they saw, on every channel.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Folkmoot.Publishing.Amendments;

/// <summary>SHA-256 over every part, each written with its length before it, so that no two corrections share one stream of bytes. The order of channels makes no difference.</summary>
internal static class AmendmentHash
{
    private const string Layout = "folkmoot-amendment-1";

    public static string Of(Guid postId, string title, string note, IReadOnlyList<AmendedChannel> channels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, [Layout, postId.ToString("N"), title, note]);
        foreach (var channel in channels.OrderBy(c => c.DeliveryId))
        {
            Add(hash, [channel.ChannelId.ToString("N"), channel.DeliveryId.ToString("N"), channel.Way.ToString(), channel.Before, channel.Text, channel.Why, channel.Reply?.Text ?? "", channel.Reply is null ? "" : "reply"]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string Of(Amendment amendment) => Of(amendment.PostId, amendment.Title, amendment.Note, amendment.ReadChannels());

    private static void Add(IncrementalHash hash, ReadOnlySpan<string> parts)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
