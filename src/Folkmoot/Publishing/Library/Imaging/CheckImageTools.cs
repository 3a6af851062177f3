// Tells `folkmoot check` which image programs are there, and what their absence costs.
namespace Folkmoot.Publishing.Library.Imaging;

internal sealed class CheckImageTools(ImageTools tools) : ICheck
{
    public string Name => "images";

    // None of them must be there: the default runs with nothing installed.
    public Task<IReadOnlyList<CheckLine>> RunAsync(bool fix, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CheckLine>>(
    [
        new(true, tools.CanCut ? "vips makes small copies and crops" : "without vips (Debian: libvips-tools) lists load whole images, and nothing can be cropped here"),
        new(true, tools.CanRead ? "tesseract reads text in images" : "without tesseract and vips (Debian: tesseract-ocr libvips-tools) nobody is warned of text in images and its contrast"),
    ]);
}
