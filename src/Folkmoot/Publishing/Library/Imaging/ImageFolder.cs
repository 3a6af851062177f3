// A folder of its own for the files of one image while programs work on it; it goes with what it holds.
namespace Folkmoot.Publishing.Library.Imaging;

internal sealed class ImageFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("folkmoot-image-").FullName;

    public string File(string name) => Path.Combine(_path, name);

    /// <summary>Writes an image under a name whose ending says its type, so that no program guesses another from the bytes.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> PutAsync(string mediaType, byte[] bytes, CancellationToken cancellationToken)
    {
        var path = File("in" + Ending(mediaType));
        await System.IO.File.WriteAllBytesAsync(path, bytes, cancellationToken);
        return path;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    public static string Ending(string mediaType) => mediaType switch
    {
        "image/jpeg" => ".jpg",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        _ => ".png",
    };
}
