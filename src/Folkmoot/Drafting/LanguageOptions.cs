// The operator's settings for a large model (section Language); with no endpoint there is none, and nothing here is used.
using System.ComponentModel.DataAnnotations;

namespace Folkmoot.Drafting;

internal sealed class LanguageOptions : IValidatableObject
{
    public const string Section = "Language";

    /// <summary>Base address of an OpenAI-compatible endpoint, up to the version: <c>https://models.example.org/v1</c>. Empty: no large model.</summary>
    public string Model { get; set; } = "";

    /// <summary>Which of the endpoint's models is asked.</summary>
    [StringLength(60)]
    public string Name { get; set; } = "";

    /// <summary>Sent as a bearer token where the endpoint wants one.</summary>
    public string Key { get; set; } = "";

    /// <summary>The endpoint, and nothing else, may have a private address: a model of the house's own.</summary>
    public bool AllowPrivateAddress { get; set; }

    /// <summary>Ask for the answer piece by piece, so that silence is noticed early.</summary>
    public bool Stream { get; set; } = true;

    /// <summary>The model takes pictures as well.</summary>
    public bool Images { get; set; }

    /// <summary>Longest wait for the first word.</summary>
    [Range(1, 300)]
    public int FirstTokenSeconds { get; set; } = 20;

    /// <summary>Longest wait for the whole answer, repeated tries included.</summary>
    [Range(1, 600)]
    public int WholeSeconds { get; set; } = 90;

    /// <summary>A busy far end that says when to come back is asked again, at most so often in all.</summary>
    [Range(1, 5)]
    public int TriesMax { get; set; } = 2;

    /// <summary>Longest answer asked for, in the model's tokens.</summary>
    [Range(50, 100_000)]
    public int AnswerTokensMax { get; set; } = 1_500;

    /// <summary>Longest answer read, in bytes with the protocol around it.</summary>
    [Range(1_024, 64 * 1024 * 1024)]
    public int AnswerBytesMax { get; set; } = 2 * 1024 * 1024;

    /// <summary>What the endpoint calls the limit of its answer; some models know only <c>max_completion_tokens</c>.</summary>
    [RegularExpression("max_tokens|max_completion_tokens")]
    public string LimitField { get; set; } = "max_tokens";

    /// <summary>Sent only where it is set; some models refuse it.</summary>
    [Range(0d, 2d)]
    public double? Temperature { get; set; }

    /// <summary>Price of a million tokens that are sent, in <see cref="Currency"/>.</summary>
    [Range(typeof(decimal), "0", "100000")]
    public decimal InputPrice { get; set; }

    /// <summary>Price of a million tokens that are answered, in <see cref="Currency"/>.</summary>
    [Range(typeof(decimal), "0", "100000")]
    public decimal OutputPrice { get; set; }

    /// <summary>ISO 4217 code of the prices.</summary>
    [RegularExpression("[A-Z]{3}")]
    public string Currency { get; set; } = "USD";

    /// <summary>Address of an Apertium service (APY) that translates: <c>http://127.0.0.1:2737</c>. Empty: none. It may stand in the house.</summary>
    public string Apertium { get; set; } = "";

    /// <summary>How often one person may ask within a minute.</summary>
    [Range(1, 1_000)]
    public int PerPersonPerMinute { get; set; } = 10;

    public bool IsConfigured => Model.Length > 0;

    /// <summary>Where the questions go; only where <see cref="IsConfigured"/>.</summary>
    public Uri Endpoint => new(Model.TrimEnd('/') + "/chat/completions");

    public string Host => Endpoint.Authority;

    /// <summary>A demonstration says on every page that nothing leaves this computer, and keeps to it.</summary>
    public bool MayServe(bool isDemonstration) => !isDemonstration || Endpoint.IsLoopback;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Apertium.Length > 0 && (!Uri.TryCreate(Apertium, UriKind.Absolute, out var service) || service.Scheme is not ("https" or "http") || service.UserInfo.Length > 0))
        {
            yield return new ValidationResult("Language:Apertium must be the address of an Apertium service, like http://127.0.0.1:2737.", [nameof(Apertium)]);
        }

        if (!IsConfigured)
        {
            yield break;
        }

        if (!Uri.TryCreate(Model, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0 || address.Query.Length > 0)
        {
            yield return new ValidationResult("Language:Model must be the address of an OpenAI-compatible endpoint, like https://models.example.org/v1, without a key in it.", [nameof(Model)]);
        }
        else if (address.Scheme == "http" && !AllowPrivateAddress)
        {
            yield return new ValidationResult("Language:Model must begin with https:// unless Language:AllowPrivateAddress says that it stands in the house.", [nameof(Model)]);
        }

        if (Name.Length == 0)
        {
            yield return new ValidationResult("Language:Name must say which of the endpoint's models is asked.", [nameof(Name)]);
        }
    }
}
