// Apertium behind its HTTP service (APY), on a machine of the operator's: rule-based, open, without internet.
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Folkmoot.Drafting.Translations;

internal sealed partial class ApertiumTranslator(IHttpClientFactory clients, IOptions<LanguageOptions> options, ILogger<ApertiumTranslator> logger) : ITranslator
{
    public const string Client = "apertium";

    private const int AnswerMax = 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public string Name => "apertium";

    public string? Host => options.Value.Apertium is { Length: > 0 } address ? new Uri(address).Authority : null;

    public async Task<IReadOnlyList<string>?> TranslateAsync(IReadOnlyList<string> sentences, string from, string to, CancellationToken cancellationToken)
    {
        if (options.Value.Apertium is not { Length: > 0 } address || Code(from) is not { } source || Code(to) is not { } target)
        {
            return null;
        }

        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Longest);
            using var client = clients.CreateClient(Client);
            var translated = new List<string>(sentences.Count);
            foreach (var sentence in sentences)
            {
                using var form = new FormUrlEncodedContent([new("langpair", $"{source}|{target}"), new("markUnknown", "no"), new("format", "txt"), new("q", sentence)]);
                using var answer = await client.PostAsync(new Uri(new Uri(address.TrimEnd('/') + "/"), "translate"), form, limit.Token);
                var body = await answer.Content.ReadAsStringAsync(limit.Token);
                if (!answer.IsSuccessStatusCode || body.Length > AnswerMax || JsonNode.Parse(body)?["responseData"]?["translatedText"]?.GetValue<string>() is not { } text)
                {
                    Log.Refused(logger, $"{source}|{target}", (int)answer.StatusCode);
                    return null;
                }

                translated.Add(text.Trim());
            }

            return translated;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.Silent(logger, e.GetType().Name);
            return null;
        }
    }

    /// <summary>ISO 639-3, as Apertium names languages.</summary>
    private static string? Code(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag.Split('-')[0]).ThreeLetterISOLanguageName is { Length: 3 } code ? code : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1510, LogLevel.Warning, "Apertium did not translate {Pair}: status {Status}")]
        public static partial void Refused(ILogger logger, string pair, int status);

        [LoggerMessage(1511, LogLevel.Warning, "Apertium did not answer: {Fault}")]
        public static partial void Silent(ILogger logger, string fault);
    }
}
