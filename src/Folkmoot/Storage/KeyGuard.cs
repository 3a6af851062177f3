// Encrypts the installation's keys at rest with a secret that is kept outside the database, so that a copy of the database alone opens nothing.
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Folkmoot.Storage;

/// <summary>The secret: 32 random bytes in a file that only its owner may read.</summary>
/// <param name="Path">Setting KeyFile; beside the database by default on SQLite. Null: keys are stored as they are, and <c>folkmoot check</c> says so.</param>
internal sealed record KeyFile(string? Path)
{
    private const int SecretBytes = 32;

    /// <summary>Reads the secret, or makes it where the file is not there yet.</summary>
    /// <exception cref="SettingException">The file cannot be read or is not a secret of ours.</exception>
    public byte[] ReadOrMake()
    {
        var path = Path ?? throw new InvalidOperationException("There is no key file.");
        try
        {
            try
            {
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                using var made = new FileStream(path, options);
                made.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))));
            }
            catch (IOException) when (File.Exists(path))
            {
                // It is there already; usually so.
            }

            var secret = Convert.FromBase64String(ReadPatiently(path));
            return secret.Length == SecretBytes ? secret : throw new FormatException($"it holds {secret.Length} bytes instead of {SecretBytes}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new SettingException($"The key file {path} cannot be used: {e.Message}. Without it stored credentials cannot be read: put the right file back (setting KeyFile).", e);
        }
    }

    /// <summary>Another process may have made the file this very moment and not have written it yet.</summary>
    private static string ReadPatiently(string path)
    {
        var wait = new SpinWait();
        string text;
        do
        {
            text = File.ReadAllText(path).Trim();
            wait.SpinOnce();
        }
        while (text.Length == 0 && wait.Count < 1_000);
        return text;
    }
}

/// <summary>AES-256-GCM; the nonce and the tag stand before the cipher text, all in base 64.</summary>
internal sealed class KeyGuard(KeyFile file) : IXmlEncryptor
{
    public const int NonceBytes = 12;
    public const int TagBytes = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(file.ReadOrMake(), TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(sealedBytes)), typeof(KeyOpener));
    }
}

/// <summary>The other way round; made by the framework, by name.</summary>
internal sealed class KeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var sealedBytes = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[sealedBytes.Length - KeyGuard.NonceBytes - KeyGuard.TagBytes];
        using var aes = new AesGcm(services.GetRequiredService<KeyFile>().ReadOrMake(), KeyGuard.TagBytes);
        aes.Decrypt(
            sealedBytes.AsSpan(0, KeyGuard.NonceBytes), sealedBytes.AsSpan(KeyGuard.NonceBytes + KeyGuard.TagBytes),
            sealedBytes.AsSpan(KeyGuard.NonceBytes, KeyGuard.TagBytes), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}

/// <summary>Says whether the keys are kept safely.</summary>
internal sealed class CheckKeys(KeyFile file) : ICheck
{
    public string Name => "keys";

    public Task<IReadOnlyList<CheckLine>> RunAsync(bool fix, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CheckLine>>(
        file.Path is null
            ? [new CheckLine(false, "the keys in the database are not encrypted", "set KeyFile to a path that every node can read and that is not in the database's backup")]
            : [new CheckLine(true, $"encrypted with {file.Path}; back it up apart from the database")]);
}
