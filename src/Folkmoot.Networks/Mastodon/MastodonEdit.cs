// Changes the words of a status on Mastodon and keeps its images: they are taken off where an edit does not name them.
using System.Net;
using System.Text.Json;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks.Mastodon;

internal sealed class MastodonEdit(MastodonHttp http, Verdicts verdicts, NetworkRules rules)
{
    public async Task<EditOutcome> RunAsync(MastodonSettings settings, string id, Outgoing content, CancellationToken cancellationToken)
    {
        var (limits, _) = await http.LimitsAsync(settings, cancellationToken).ConfigureAwait(false);
        if (MastodonLimits.Unfit(rules, limits, content) is Refused unfit)
        {
            return new NotEdited(unfit.Reason);
        }

        // What is there now says which images it has, and that it is there at all: a server before 3.5 knows no edits and answers them as if it were not.
        var path = "api/v1/statuses/" + Uri.EscapeDataString(id);
        var shown = await http.GetAsync(settings, path, cancellationToken).ConfigureAwait(false);
        if (shown is Answer { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } missing && JsonBody.Read(missing, MastodonJson.Shapes.ErrorMessage)?.Error is { Length: > 0 })
        {
            return new EditGone();
        }

        if (shown is not Answer { Succeeded: true } answer || JsonBody.Read(answer, MastodonJson.Shapes.StatusMessage) is not { Id: { } known } status || known != id)
        {
            return verdicts.OfEdit(shown);
        }

        var images = (status.MediaAttachments ?? []).Select(one => one.Id).OfType<string>().ToList();
        var described = images.Count == content.Images.Count ? images.Zip(content.Images, (image, ours) => new MediaAttributes(image, ours.AltText)).ToList() : [];
        var request = new EditRequest(content.Text, images, described.Count == 0 ? null : described, content.Languages is [var language, ..] ? MastodonPost.Primary(language) : null);
        var json = JsonSerializer.Serialize(request, MastodonJson.Shapes.EditRequest);
        var exchange = await http.PutAsync(settings, path, JsonBody.Of(json), cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Succeeded: true } edited => JsonBody.Read(edited, MastodonJson.Shapes.StatusMessage)?.Id == id ? new Edited(json) : new EditUnknown(verdicts.Unreadable),
            Answer { Status: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed } => new NotEdited(new Reason("networks.mastodon.no-edits")),
            _ => verdicts.OfEdit(exchange),
        };
    }
}
