// Reads the rule pack: every network's text and media rules, each figure with its source. An incomplete pack is refused.
using System.Collections.Frozen;
using System.Text.Json;

namespace Folkmoot.Networks.Rules;

public sealed class RulePack
{
    private static readonly FrozenDictionary<string, TextCounting> Countings = new Dictionary<string, TextCounting>
    {
        ["weighted"] = TextCounting.Weighted,
        ["graphemes"] = TextCounting.Graphemes,
        ["mastodon"] = TextCounting.Mastodon,
        ["emoji-bytes"] = TextCounting.EmojiBytes,
        ["utf16"] = TextCounting.Utf16,
        ["bytes"] = TextCounting.Bytes,
        ["characters"] = TextCounting.Characters,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Lazy<RulePack> Shipped = new(() =>
    {
        using var stream = typeof(RulePack).Assembly.GetManifestResourceStream("Folkmoot.Networks.Rules.networks.json")
            ?? throw new RulePackRefusedException("The rule pack is missing.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    });

    private readonly FrozenDictionary<string, NetworkRules> _networks;

    private RulePack(string version, IEnumerable<NetworkRules> networks) =>
        (Version, _networks) = (version, networks.ToFrozenDictionary(network => network.Name, StringComparer.Ordinal));

    /// <summary>The one that is shipped.</summary>
    public static RulePack Current => Shipped.Value;

    public string Version { get; }

    public IEnumerable<NetworkRules> Networks => _networks.Values.OrderBy(network => network.Name, StringComparer.Ordinal);

    public NetworkRules? Find(string name) => _networks.GetValueOrDefault(name);

    /// <exception cref="InvalidOperationException">The pack does not have it.</exception>
    public NetworkRules this[string name] => Find(name) ?? throw new InvalidOperationException($"The rule pack has no network named {name}.");

    /// <exception cref="RulePackRefusedException">Something is missing, unknown, or cannot be; the message names it.</exception>
    public static RulePack Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var pack = new RuleFields(document.RootElement, "the pack");
            var version = pack.Text("version");
            var networks = pack.Object("networks").EnumerateObject().Select(network => Network(network.Name, network.Value)).ToList();
            pack.NothingElse();
            return networks.Count > 0 ? new(version, networks) : throw new RulePackRefusedException("the pack: there are no networks.");
        }
        catch (JsonException e)
        {
            throw new RulePackRefusedException($"The rule pack is not JSON: {e.Message}");
        }
    }

    private static NetworkRules Network(string name, JsonElement element)
    {
        var fields = new RuleFields(element, name);
        var counting = Countings.TryGetValue(fields.Text("counting"), out var known) ? known : throw new RulePackRefusedException($"{name}: counting is none that we know.");
        var rules = new NetworkRules(
            name,
            fields.Text("title"),
            counting,
            fields.Flag("manual"),
            fields.Number("textMax"),
            fields.NumberOrNone("textBytesMax"),
            fields.NumberOrNone("captionMax"),
            fields.NumberOrNone("titleMax"),
            fields.NumberOrNone("addressLength"),
            fields.NumberOrNone("mediaMin"),
            fields.Number("imagesMax"),
            fields.LongOrNone("imageBytesMax"),
            fields.TypesOrNone("imageTypes"),
            fields.LongOrNone("imagePixelsMax"),
            fields.NumberOrNone("imageSidesMax"),
            fields.RatioOrNone("ratioMin"),
            fields.RatioOrNone("ratioMax"),
            fields.NumberOrNone("gifsMax"),
            fields.LongOrNone("gifBytesMax"),
            fields.Number("altTextMax"),
            fields.Number("videosMax"),
            fields.LongOrNone("videoBytesMax"),
            fields.TypesOrNone("videoTypes"),
            fields.YesOrNone("mixed"),
            fields.WordOrNone("version"),
            fields.DayOrNone("versionEnds"),
            Prices(name, fields),
            fields.YesOrNone("threads"));
        fields.NothingElse();
        if (Incomplete(rules) is { } missing)
        {
            throw new RulePackRefusedException($"{name}: {missing}");
        }

        return rules;
    }

    private static PostPrices? Prices(string name, RuleFields fields) => (fields.PriceOrNone("postPrice"), fields.PriceOrNone("postWithAddressPrice"), fields.PriceOrNone("descriptionPrice")) switch
    {
        (null, null, null) => null,
        ({ } post, { } address, { } description) => new(post, address, description),
        _ => throw new RulePackRefusedException($"{name}: postPrice, postWithAddressPrice and descriptionPrice belong together."),
    };

    private static string? Incomplete(NetworkRules rules) =>
        rules.TextMax.Value < 1 ? "textMax must be at least 1."
        : rules.Counting is TextCounting.Weighted or TextCounting.Mastodon && rules.AddressLength is null ? "addressLength is missing."
        : rules.ImagesMax.Value > 0 && (rules.ImageBytesMax is null || rules.ImageTypes is null) ? "imagesMax needs imageBytesMax and imageTypes."
        : rules.VideosMax.Value > 0 && (rules.VideoBytesMax is null || rules.VideoTypes is null) ? "videosMax needs videoBytesMax and videoTypes."
        : rules.GifsMax is null != rules.GifBytesMax is null ? "gifsMax and gifBytesMax belong together."
        : rules.RatioMin is null != rules.RatioMax is null || rules.RatioMin?.Value > rules.RatioMax?.Value ? "ratioMin and ratioMax belong together, the smaller first."
        : rules.Version is null != rules.VersionEnds is null ? "version and versionEnds belong together."
        : null;
}

/// <summary>A rule pack that cannot be relied on is not used at all.</summary>
public sealed class RulePackRefusedException(string message) : Exception(message);
