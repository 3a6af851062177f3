// What the training network refuses: it reads a post as strictly as a real network would.
using System.Buffers;
using System.Security.Cryptography;

namespace Folkmoot.Networks.Sandbox;

internal static class SandboxChecks
{
    private static readonly SearchValues<char> TagCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>The reason to refuse, or null.</summary>
    public static string? Refuse(PostMessage post) => post switch
    {
        { Account: null or "" } or { Account.Length: > 100 } => "account is missing or too long.",
        { Key: var key } when key == Guid.Empty => "key is missing.",
        { Text: null } => "text is missing.",
        { Text: var text } when Refuse(text, post.Images is { Count: > 0 }) is { } wrong => wrong,
        { CreatedAt: var at } when at == default => "createdAt is missing.",
        { Languages: null or { Count: 0 } } => "languages is missing.",
        { Languages: var languages } when languages.Any(tag => tag is not { Length: >= 2 and <= 35 } || tag.AsSpan().ContainsAnyExcept(TagCharacters)) => "languages holds something that is no language tag.",
        { ReplyTo: { Id: null or "" } or { Root: null or "" } } => "replyTo needs id and root.",
        { Images.Count: > SandboxText.ImagesMax } => $"There are more than {SandboxText.ImagesMax} images.",
        _ => (post.Images ?? []).Select((image, i) => Refuse(image) is { } wrong ? $"images[{i}]: {wrong}" : null).FirstOrDefault(wrong => wrong is not null),
    };

    /// <summary>What is wrong with the words of a post, when it comes and when it is changed.</summary>
    public static string? Refuse(string text, bool hasImages) =>
        text.Length == 0 && !hasImages ? "There is neither text nor image."
        : SandboxText.Measure(text).Excess is { } excess ? excess.ToString()
        : text.Contains('\uFFFD', StringComparison.Ordinal) ? "text was damaged on its way: it holds a replacement character."
        : null;

    private static string? Refuse(ImageMessage image)
    {
        if (image.Bytes is not { Length: > 0 } bytes)
        {
            return "bytes is missing.";
        }

        if (bytes.Length > SandboxText.ImageBytesMax)
        {
            return "it is too large.";
        }

        if (image.Alt is null)
        {
            return "alt is missing.";
        }

        if (image.Alt.Length > SandboxText.AltTextMax)
        {
            return "alt is too long.";
        }

        if (!string.Equals(image.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)), StringComparison.Ordinal))
        {
            return "sha256 is not that of the bytes.";
        }

        return ImageHeader.Read(bytes, out var reason) is not { } header ? reason
            : header.MediaType != image.Type ? $"type says {image.Type}, the bytes say {header.MediaType}."
            : header.Width != image.Width || header.Height != image.Height ? $"it is {header.Width} × {header.Height}, not {image.Width} × {image.Height}."
            : null;
    }
}
