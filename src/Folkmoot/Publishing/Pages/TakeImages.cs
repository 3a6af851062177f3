// Stores files that came with the compose form, drops images marked for removal, and puts the rest in order.
using Folkmoot.Web;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing.Pages;

internal sealed class TakeImages(UploadImage upload, Texts texts, PageContext page)
{
    /// <returns>What was wrong with those that were not stored, which <paramref name="errors"/> has too; empty for nothing.</returns>
    public async Task<string> RunAsync(ComposeInput input, FormErrors errors, CancellationToken cancellationToken)
    {
        var untaken = "";
        // A browser sends a file field that was left empty as one file without name and bytes.
        foreach (var file in (input.Files ?? []).Where(f => f.Length > 0 || f.FileName.Length > 0))
        {
            if (input.Images.Count >= Post.ImagesMax)
            {
                untaken = texts["publishing.check.images-many", Post.ImagesMax] + " " + texts["publishing.check.images-many.fix"];
                errors.Add(() => input.Files, untaken);
                break;
            }

            switch (await upload.RunAsync(new UploadRequest(file.FileName, file.Length, file.OpenReadStream), cancellationToken))
            {
                case Uploaded uploaded:
                    input.Images.Add(new ImageInput { MediaId = uploaded.Media.Id, Order = input.Images.Count + 1 });
                    break;
                case NotUploaded no:
                    untaken = ProblemTexts.Write(texts, no.Problem, page.TimeZone);
                    errors.Add(() => input.Files, untaken);
                    break;
            }
        }

        input.Images = [.. input.Images.Where(i => !i.Remove).OrderBy(i => i.Order)];
        foreach (var (i, image) in input.Images.Index())
        {
            image.Order = i + 1;
        }

        return untaken;
    }
}
