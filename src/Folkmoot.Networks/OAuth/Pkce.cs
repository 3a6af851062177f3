// The secret by which a code is of use to nobody but whoever asked for it (RFC 7636). Pure but for the drawing.
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Folkmoot.Networks.OAuth;

public static class Pkce
{
    private const int VerifierBytes = 32;

    /// <summary>43 letters of base64url, as §4.1 advises.</summary>
    public static string NewVerifier() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(VerifierBytes));

    /// <summary>§4.2, method S256.</summary>
    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
