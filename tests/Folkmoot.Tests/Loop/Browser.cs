// What a person does at the desk, with a browser that has no script: opens pages, fills in the forms that are on them, presses their buttons.
using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Folkmoot.Tests.Infrastructure;

namespace Folkmoot.Tests.Loop;

/// <summary>A page as it arrived, after every redirect.</summary>
internal sealed record Page(HttpStatusCode Status, Uri Address, IHtmlDocument Document)
{
    /// <summary>Everything that can be read on it, blanks in one piece.</summary>
    public string Text => Blanks(Document.Body?.TextContent ?? "");

    /// <summary>What stands at the control with this id as its error, or null.</summary>
    public string? ErrorAt(string controlId) => Document.GetElementById(controlId + "-error")?.TextContent is { } error ? Blanks(error) : null;

    /// <summary>What a text field holds.</summary>
    public string? ValueOf(string name) => Document.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };

    private static string Blanks(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

internal sealed record PickedFile(string Control, string Name, string MediaType, byte[] Bytes);

internal sealed class Browser : IDisposable
{
    private const int MostRedirects = 10;
    private readonly HttpClient _http;

    public Browser(Uri site)
    {
        _http = TestHttp.WithCookies(site.ToString());
        _http.Timeout = TimeSpan.FromMinutes(2);
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
        _http.DefaultRequestHeaders.Add("Accept-Language", "en");
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public async Task<Page> OpenAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return await FollowAsync(answer);
    }

    /// <summary>What an address answers itself, and where it leads; without waiting for the rest of what it says.</summary>
    public async Task<(HttpStatusCode Status, string? LeadsTo)> AskAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (answer.StatusCode, answer.Headers.Location is { } location ? new Uri(_http.BaseAddress!, location).AbsolutePath : null);
    }

    /// <summary>Types into the named form of a page and presses a button of it (<c>name=value</c>); everything else is sent as it stands there.</summary>
    public async Task<Page> SubmitAsync(Page page, string form, IReadOnlyDictionary<string, string> typed, string? press = null, params PickedFile[] files)
    {
        var element = page.Document.QuerySelectorAll<IHtmlFormElement>("form").FirstOrDefault(f => f.QuerySelector($"input[name='_handler'][value='{form}']") is not null)
            ?? throw new InvalidOperationException($"{page.Address} ({page.Status}) has no form '{form}': {page.Text}");
        var fields = Fields(element).Where(f => !typed.ContainsKey(f.Name)).ToList();
        foreach (var (name, value) in typed)
        {
            element.QuerySelector($"[name='{name}']").ShouldNotBeNull($"the form '{form}' has a control '{name}'");
            fields.Add((name, value));
        }

        if (press is not null)
        {
            var (name, value) = (press[..press.IndexOf('=', StringComparison.Ordinal)], press[(press.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            element.QuerySelector($"button[name='{name}'][value='{value}']").ShouldNotBeNull($"the form '{form}' has a button '{press}'");
            fields.Add((name, value));
        }

        using var body = Body(element.Enctype == "multipart/form-data", fields, files);
        var action = element.GetAttribute("action") is { Length: > 0 } given ? new Uri(page.Address, given) : page.Address;
        using var answer = await _http.PostAsync(action, body);
        return await FollowAsync(answer);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Page> FollowAsync(HttpResponseMessage first)
    {
        var answer = first;
        for (var redirects = 0; answer.Headers.Location is { } location && redirects < MostRedirects; redirects++)
        {
            var next = new Uri(answer.RequestMessage!.RequestUri!, location);
            answer = await _http.GetAsync(next);
        }

        using (answer)
        {
            return new(answer.StatusCode, answer.RequestMessage!.RequestUri!, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
        }
    }

    private static IEnumerable<(string Name, string Value)> Fields(IHtmlFormElement form)
    {
        foreach (var control in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" }:
                    break;
                case IHtmlInputElement input:
                    yield return (input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (area.Name!, area.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return (select.Name!, select.Value ?? "");
                    break;
            }
        }
    }

    private static HttpContent Body(bool withFiles, List<(string Name, string Value)> fields, PickedFile[] files)
    {
        if (!withFiles)
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            body.Add(new StringContent(value), name);
        }

        foreach (var file in files)
        {
            var content = new ByteArrayContent(file.Bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue(file.MediaType);
            body.Add(content, file.Control, file.Name);
        }

        return body;
    }
}
