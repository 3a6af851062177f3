// What a person does with a channel: the buttons of its page.
using Folkmoot.Channels.Engagement;
using Folkmoot.Networks;
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Folkmoot.Channels;

internal static class ChannelActs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup("/channels/{id:guid}").Needs(Right.ChannelsManage).WithMetadata(new RequireAntiforgeryTokenAttribute());
        acts.MapPost("/on", (Guid id, SwitchChannel use, Notices notices, Texts texts, CancellationToken cancellationToken) => SwitchAsync(id, true, use, notices, texts, cancellationToken));
        acts.MapPost("/off", (Guid id, SwitchChannel use, Notices notices, Texts texts, CancellationToken cancellationToken) => SwitchAsync(id, false, use, notices, texts, cancellationToken));
        acts.MapPost("/results/on", (Guid id, SwitchResults use, Notices notices, Texts texts, CancellationToken cancellationToken) => ResultsAsync(id, true, use, notices, texts, cancellationToken));
        acts.MapPost("/results/off", (Guid id, SwitchResults use, Notices notices, Texts texts, CancellationToken cancellationToken) => ResultsAsync(id, false, use, notices, texts, cancellationToken));
        acts.MapPost("/resume", ResumeAsync);
        acts.MapPost("/check", CheckAsync);
    }

    private static async Task<RedirectHttpResult> SwitchAsync(Guid id, bool on, SwitchChannel use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        if (await use.RunAsync(id, on, cancellationToken))
        {
            notices.Success(texts[on ? "channels.switched-on" : "channels.switched-off"]);
        }
        else
        {
            notices.Info(texts["channels.unchanged"]);
        }

        return Back(id);
    }

    private static async Task<RedirectHttpResult> ResultsAsync(Guid id, bool on, SwitchResults use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        if (await use.RunAsync(id, on, cancellationToken))
        {
            notices.Success(texts[on ? "channels.results.switched-on" : "channels.results.switched-off"]);
        }
        else
        {
            notices.Info(texts["channels.unchanged"]);
        }

        return Back(id);
    }

    private static async Task<RedirectHttpResult> ResumeAsync(Guid id, ResumeChannel use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        if (await use.RunAsync(id, cancellationToken))
        {
            notices.Success(texts["channels.resumed"]);
        }
        else
        {
            notices.Info(texts["channels.unchanged"]);
        }

        return Back(id);
    }

    private static async Task<RedirectHttpResult> CheckAsync(Guid id, CheckChannel use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        switch (await use.RunAsync(id, cancellationToken))
        {
            case Works works:
                notices.Success(texts["channels.check.works", works.Handle]);
                break;
            case Broken broken:
                notices.Error(texts["channels.check.broken", texts.Resolve(broken.Reason.ToStored())]);
                break;
            default:
                notices.Info(texts["channels.unchanged"]);
                break;
        }

        return Back(id);
    }

    private static RedirectHttpResult Back(Guid id) => TypedResults.LocalRedirect($"/channels/{id}");
}
