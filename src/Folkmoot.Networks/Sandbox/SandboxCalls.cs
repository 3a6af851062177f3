// Answers the calls of the training network's client.
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Folkmoot.Networks.Sandbox;

internal sealed class SandboxCalls(SandboxState state)
{
    private const int PageMax = 100;

    public Task<SandboxAnswer> PostAsync(HttpContext context, byte[] body)
    {
        PostMessage? message;
        try
        {
            message = JsonSerializer.Deserialize(body, SandboxJson.Shapes.PostMessage);
        }
        catch (JsonException broken)
        {
            return Refuse(StatusCodes.Status400BadRequest, $"The body is not a post: {broken.Path} in line {broken.LineNumber + 1}.");
        }

        if (message is null)
        {
            return Refuse(StatusCodes.Status400BadRequest, "The body is not a post.");
        }

        if (SandboxChecks.Refuse(message) is { } reason)
        {
            return Refuse(StatusCodes.Status400BadRequest, reason);
        }

        var post = state.Accept(message);
        return Answer(StatusCodes.Status201Created, new AcceptedMessage(post.Id, PageOf(context, post)), SandboxJson.Shapes.AcceptedMessage);
    }

    public Task<SandboxAnswer> FindAsync(HttpContext context) =>
        Guid.TryParse((string?)context.Request.RouteValues["key"], out var key) && state.ByKey(AccountOf(context), key) is { } post
            ? Answer(StatusCodes.Status200OK, new AcceptedMessage(post.Id, PageOf(context, post)), SandboxJson.Shapes.AcceptedMessage)
            : Refuse(StatusCodes.Status404NotFound, "There is no post with this key.");

    public Task<SandboxAnswer> RecentAsync(HttpContext context)
    {
        var (posts, more) = state.Recent(AccountOf(context), Number(context, "skip", 0, SandboxState.HeldMax), Number(context, "limit", 50, PageMax));
        var shown = posts.Select(post => new RecentPost(post.Id, PageOf(context, post), post.Text, post.CreatedAt, post.ReceivedAt)).ToList();
        return Answer(StatusCodes.Status200OK, new RecentMessage(shown, more), SandboxJson.Shapes.RecentMessage);
    }

    public Task<SandboxAnswer> DeleteAsync(HttpContext context) =>
        state.Remove(AccountOf(context), (string?)context.Request.RouteValues["id"] ?? "")
            ? Task.FromResult(new SandboxAnswer(StatusCodes.Status200OK, "{}"))
            : Refuse(StatusCodes.Status404NotFound, "There is no such post.");

    public Task<SandboxAnswer> EditAsync(HttpContext context, byte[] body)
    {
        EditMessage? message;
        try
        {
            message = JsonSerializer.Deserialize(body, SandboxJson.Shapes.EditMessage);
        }
        catch (JsonException broken)
        {
            return Refuse(StatusCodes.Status400BadRequest, $"The body is no edit: {broken.Path} in line {broken.LineNumber + 1}.");
        }

        var id = (string?)context.Request.RouteValues["id"] ?? "";
        return message?.Text is not { } text ? Refuse(StatusCodes.Status400BadRequest, "text is missing.")
            : SandboxChecks.Refuse(text, hasImages: state.ById(id) is { Images.Count: > 0 }) is { } reason ? Refuse(StatusCodes.Status400BadRequest, reason)
            : state.Edit(AccountOf(context), id, text, message.Note) is { } post ? Answer(StatusCodes.Status200OK, new AcceptedMessage(post.Id, PageOf(context, post)), SandboxJson.Shapes.AcceptedMessage)
            : Refuse(StatusCodes.Status404NotFound, "There is no such post.");
    }

    /// <summary>A post that it never had is left out: only of one that was taken away it says that it is gone.</summary>
    public Task<SandboxAnswer> ResultsAsync(HttpContext context)
    {
        var ids = context.Request.Query["ids"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length is 0 or > PageMax)
        {
            return Refuse(StatusCodes.Status400BadRequest, $"Name 1 to {PageMax} posts.");
        }

        var (there, gone) = state.Results(AccountOf(context), ids);
        return Answer(StatusCodes.Status200OK, new ResultsMessage([.. there.Select(r => new ResultMessage(r.Id, r.Likes, r.Shares, r.Replies, r.Views))], gone), SandboxJson.Shapes.ResultsMessage);
    }

    public Task<SandboxAnswer> IncomingAsync(HttpContext context)
    {
        var (items, next, more) = state.Items(AccountOf(context), Number(context, "cursor", 0, int.MaxValue), Number(context, "limit", 50, PageMax));
        var raw = items.Select(item => JsonSerializer.SerializeToElement(item, SandboxJson.Shapes.SandboxItem)).ToList();
        return Answer(StatusCodes.Status200OK, new IncomingMessage(raw, next.ToString(CultureInfo.InvariantCulture), more), SandboxJson.Shapes.IncomingMessage);
    }

    public async Task PageAsync(HttpContext context)
    {
        if (state.ById((string?)context.Request.RouteValues["id"] ?? "") is not { } post)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = SandboxPage.Policy;
        await context.Response.WriteAsync(SandboxPage.Write(post)).ConfigureAwait(false);
    }

    private static string AccountOf(HttpContext context) => context.Request.Query["account"].ToString();

    private static int Number(HttpContext context, string name, int otherwise, int most) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? Math.Min(number, most) : otherwise;

    // The request's own address without what the route added: right under any prefix and behind any proxy that says who it is.
    private static string PageOf(HttpContext context, SandboxPost post)
    {
        var path = context.Request.PathBase + context.Request.Path;
        int api = path.Value?.IndexOf("/api/", StringComparison.Ordinal) ?? -1;
        return $"{context.Request.Scheme}://{context.Request.Host}{(api > 0 ? path.Value?[..api] : "")}/posts/{post.Id}";
    }

    private static Task<SandboxAnswer> Refuse(int status, string reason) => Answer(status, new RefusalMessage("Refused", reason), SandboxJson.Shapes.RefusalMessage);

    private static Task<SandboxAnswer> Answer<T>(int status, T message, JsonTypeInfo<T> shape) =>
        Task.FromResult(new SandboxAnswer(status, JsonSerializer.Serialize(message, shape)));
}
