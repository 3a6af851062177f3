// The fingerprint of what was approved: a change of anything that a reader would notice changes it.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Folkmoot.Publishing;

/// <summary>
/// SHA-256 over every part, each written with its length before it, so that no two contents share one stream of bytes.
/// The order in which targets were ticked makes no difference; the order of images and languages does.
/// </summary>
internal static class ContentHash
{
    /// <summary>Changes with the layout, so that a hash of an older layout never matches by accident.</summary>
    private const string Layout = "folkmoot-post-1";

    public static string Of(PostContent content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Layout);
        Add(hash, content.Title);
        Add(hash, content.Text);
        Add(hash, content.Languages.Count);
        foreach (var language in content.Languages)
        {
            Add(hash, language);
        }

        Add(hash, content.Versions.Count);
        foreach (var version in content.Versions.OrderBy(v => v.ChannelId))
        {
            Add(hash, version.ChannelId.ToString("N"));
            Add(hash, version.Text);
        }

        Add(hash, content.Images.Count);
        foreach (var image in content.Images)
        {
            Add(hash, image.Media.Sha256);
            Add(hash, image.AltText);
            Add(hash, image.Exemption is null ? 0 : 1);
            Add(hash, image.Exemption ?? "");
            if (image.Focus is { } focus)
            {
                Add(hash, "focus");
                Add(hash, focus.FromLeft);
                Add(hash, focus.FromTop);
            }
        }

        Add(hash, content.DueAt?.UtcTicks ?? -1);
        Add(hash, content.PublishBy?.UtcTicks ?? -1);
        if (content.MachineAssisted)
        {
            // Only where it is so: what was approved before there was such a mark keeps its hash.
            Add(hash, "machine-assisted");
        }

        if (content.EmbargoUntil is { } embargo)
        {
            Add(hash, "embargo");
            Add(hash, embargo.UtcTicks);
        }

        if (content.Labels is { Count: > 0 } labels)
        {
            Add(hash, "labels");
            Add(hash, labels.Count);
            foreach (var label in labels.Order(StringComparer.Ordinal))
            {
                Add(hash, label);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
