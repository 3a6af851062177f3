// Apertium: the real service, and a far end that checks what it is sent and misbehaves.
using System.Globalization;
using Folkmoot.Drafting;
using Folkmoot.Drafting.Translations;
using Folkmoot.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Folkmoot.Tests.Drafting.Translations;

public sealed class ApertiumTests
{
    [ApertiumFact]
    public async Task The_real_service_translates_both_ways_and_refuses_a_pair_that_it_does_not_have()
    {
        var (port, folder) = (LocalServer.FreePort(), RunFolder.NewServerFolder("apertium"));
        await using var service = LocalServer.Start("TERM", folder, new Dictionary<string, string>(), "apertium-apy", "-p", port.ToString(CultureInfo.InvariantCulture), "-j", "1", "-d", "/usr/share/apertium/modes");
        var translator = Translator($"http://127.0.0.1:{port}");
        IReadOnlyList<string>? spanish = null;
        for (var i = 0; i < 100 && spanish is null; i++)
        {
            await Task.Delay(100);
            spanish = await translator.TranslateAsync(["The road is closed.", "The library is open."], "en", "es", CancellationToken.None);
        }

        spanish.ShouldNotBeNull(service.Said).Count.ShouldBe(2);
        spanish[0].ShouldContain("carretera");
        spanish[1].ShouldContain("biblioteca");
        (await translator.TranslateAsync(["La biblioteca está abierta."], "es", "en", CancellationToken.None)).ShouldNotBeNull()[0].ShouldContain("library");
        (await translator.TranslateAsync(["The road is closed."], "en", "ko", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Each_sentence_is_asked_for_with_the_pair_and_answers_come_in_order()
    {
        await using var site = await FarEndAsync(async context =>
        {
            var form = await context.Request.ReadFormAsync();
            (form["langpair"].ToString(), form["markUnknown"].ToString(), form["format"].ToString()).ShouldBe(("eng|spa", "no", "txt"));
            await context.Response.WriteAsJsonAsync(new { responseData = new { translatedText = $"[{form["q"]}]\n" }, responseStatus = 200 });
        });
        (await Translator(site).TranslateAsync(["One & two.", "¡Tres! + 100%"], "en-US", "es", CancellationToken.None)).ShouldBe(["[One & two.]", "[¡Tres! + 100%]"]);
    }

    [Theory]
    [InlineData(400, "{\"status\":\"error\",\"message\":\"Bad Request\",\"explanation\":\"That pair is not installed\"}")]
    [InlineData(500, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "{\"responseData\":{}}")]
    [InlineData(200, "[]")]
    public async Task What_cannot_be_used_is_no_translation(int status, string body)
    {
        await using var site = await FarEndAsync(async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        (await Translator(site).TranslateAsync(["One."], "en", "es", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_there_or_none_set_up_is_no_translation()
    {
        (await Translator("http://127.0.0.1:9").TranslateAsync(["One."], "en", "es", CancellationToken.None)).ShouldBeNull();
        (await Translator("").TranslateAsync(["One."], "en", "es", CancellationToken.None)).ShouldBeNull();
    }

    private static ApertiumTranslator Translator(WebApplication site) => Translator(site.Urls.First());

    private static ApertiumTranslator Translator(string address) => new(new Clients(), Options.Create(new LanguageOptions { Apertium = address }), NullLogger<ApertiumTranslator>.Instance);

    private static async Task<WebApplication> FarEndAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/translate", answer);
        await app.StartAsync();
        return app;
    }

    private sealed class Clients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => TestHttp.Plain("http://127.0.0.1");
    }
}
