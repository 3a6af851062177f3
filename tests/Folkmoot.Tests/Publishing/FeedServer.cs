// A news server for tests: serves items as RSS, answers conditional requests as HTTP asks, and keeps what it was asked with.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Folkmoot.Tests.Publishing;

internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<(string Guid, string Title, string Text, DateTimeOffset At)> _items = [];

    private FeedServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Address => _app.Urls.First() + "/news.xml";

    /// <summary>Answered instead of the feed; 0 for the feed.</summary>
    public int Status { get; set; }

    /// <summary>For each request: what it made conditional, and what it was answered.</summary>
    public List<(string? IfNoneMatch, string? IfModifiedSince, int Status)> Asked { get; } = [];

    public static async Task<FeedServer> StartAsync(params string[] titles)
    {
        var server = new FeedServer();
        Array.ForEach(titles, t => server.Put(t.ToLowerInvariant(), t));
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Adds an item, or changes the one with that id; each is a minute younger than the one before.</summary>
    public void Put(string guid, string title, string text = "Something happened.")
    {
        lock (_lock)
        {
            var place = _items.FindIndex(i => i.Guid == guid);
            var at = new DateTimeOffset(2026, 3, 1, 8, place < 0 ? _items.Count : place, 0, TimeSpan.Zero);
            _items.RemoveAll(i => i.Guid == guid);
            _items.Insert(place < 0 ? _items.Count : place, (guid, title, text, at));
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        byte[] body;
        var (match, since) = (context.Request.Headers.IfNoneMatch.FirstOrDefault(), context.Request.Headers.IfModifiedSince.FirstOrDefault());
        lock (_lock)
        {
            body = Encoding.UTF8.GetBytes(Write());
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
            context.Response.Headers.ETag = tag;
            context.Response.Headers.LastModified = "Sun, 01 Mar 2026 08:00:00 GMT";
            context.Response.StatusCode = Status > 0 ? Status : match == tag ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;
            Asked.Add((match, since, context.Response.StatusCode));
        }

        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            context.Response.ContentType = "application/rss+xml";
            await context.Response.Body.WriteAsync(body);
        }
    }

    private string Write() => new XElement("rss", new XAttribute("version", "2.0"), new XElement(
        "channel",
        new XElement("title", "News"),
        _items.AsEnumerable().Reverse().Select(i => new XElement(
            "item",
            new XElement("title", i.Title),
            new XElement("guid", new XAttribute("isPermaLink", "false"), i.Guid),
            new XElement("link", $"https://news.example/{i.Guid}"),
            new XElement("pubDate", i.At.ToString("r", CultureInfo.InvariantCulture)),
            new XElement("description", i.Text))))).ToString();
}
