// Changes the words of a post on LinkedIn, and reads it back: LinkedIn is known to accept a change that its readers never see.
using System.Net;
using System.Text.Json;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.LinkedIn;

internal sealed class LinkedInEdit(LinkedInHttp http, Verdicts verdicts)
{
    public async Task<EditOutcome> RunAsync(LinkedInSettings settings, string urn, string text, CancellationToken cancellationToken)
    {
        var path = "posts/" + Uri.EscapeDataString(urn);
        var json = JsonSerializer.Serialize(new PostPatch(new(new(LinkedInText.Write(text)))), LinkedInJson.Shapes.PostPatch);
        var exchange = await http.PatchAsync(settings, path, json, cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true })
        {
            return Failed(exchange);
        }

        var shown = await http.GetAsync(settings.Server, settings.Token, path, cancellationToken).ConfigureAwait(false);
        return shown switch
        {
            Answer { Succeeded: true } answer when JsonBody.Read(answer, LinkedInJson.Shapes.PostMessage) is { Commentary: { } there } =>
                LinkedInText.Read(there) == text ? new Edited(json) : new EditUnknown(new Reason("networks.linkedin.not-shown")),
            // It was accepted: whatever is wrong now, only looking again tells.
            _ => Failed(shown) switch
            {
                NotEdited { Field: null } refused => new EditUnknown(refused.Reason),
                var other => other,
            },
        };
    }

    private EditOutcome Failed(Exchange exchange) => exchange switch
    {
        Answer { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } => new EditGone(),
        Answer { Status: HttpStatusCode.UpgradeRequired } => new NotEdited(LinkedInPost.OldVersion),
        _ => verdicts.OfEdit(exchange),
    };
}
