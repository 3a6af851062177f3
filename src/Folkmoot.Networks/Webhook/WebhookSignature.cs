// Signs a request so that its receiver knows that it comes from us, unchanged and now.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Folkmoot.Networks.Webhook;

/// <summary>Standard Webhooks 1.0: HMAC-SHA256 over id, seconds and body, joined by dots.</summary>
internal static class WebhookSignature
{
    public static string Of(byte[] secret, string id, long seconds, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}."));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, (byte[])[.. head, .. body]));
    }
}
