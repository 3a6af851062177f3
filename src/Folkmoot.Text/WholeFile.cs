// Lets a file appear under its name only when all of it has been written.
namespace Folkmoot.Text;

/// <summary>A file that is there whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Writes beside the file and renames at the end; when <paramref name="write"/> throws, nothing is left.</summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write) =>
        await WriteAsync(path, async stream =>
        {
            await write(stream);
            return true;
        });

    /// <summary>The same, returning what <paramref name="write"/> does.</summary>
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        string full = Path.GetFullPath(path);
        string part = Path.Combine(Path.GetDirectoryName(full) ?? ".", $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}.part");
        try
        {
            T result;
            await using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                result = await write(stream);
            }

            File.Move(part, full, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(part);
        }
    }
}
