// Stores files that came with the compose form, takes what was chosen from the media library, drops images marked for removal, and puts the rest in order.
using Folkmoot.Publishing.Library;
using Folkmoot.Web;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing.Pages;

internal sealed class TakeImages(UploadImage upload, FindLibrary library, Texts texts, PageContext page)
{
    /// <returns>What was wrong with those that were not stored, which <paramref name="errors"/> has too; empty for nothing.</returns>
    public async Task<string> RunAsync(ComposeInput input, FormErrors errors, CancellationToken cancellationToken)
    {
        var untaken = "";
        await ChooseAsync(input, cancellationToken);
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

    /// <summary>Those that fit and are not there yet, each with its description in the language of the post.</summary>
    private async Task ChooseAsync(ComposeInput input, CancellationToken cancellationToken)
    {
        if (input.Action == "choose")
        {
            var chosen = await library.PicturesAsync([.. input.Library.Chosen.Where(c => !input.Images.Exists(i => i.MediaId == c)).Distinct().Take(Post.ImagesMax - input.Images.Count)], cancellationToken);
            input.Images.AddRange(chosen.Select((p, i) => new ImageInput { MediaId = p.Media.Id, Alt = p.DescriptionIn(input.Language), Order = input.Images.Count + i + 1 }));
            input.Library.Chosen = [];
        }
    }
}
