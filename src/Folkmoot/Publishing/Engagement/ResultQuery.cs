// What the page of results, its file and the API are asked for, as it stands in an address. Pure.
using System.Globalization;

namespace Folkmoot.Publishing.Engagement;

/// <param name="daysText">One of <see cref="Choices"/>; anything else is the usual.</param>
internal sealed class ResultQuery(string? daysText, Guid? channel, Guid? campaign, string? tag, string? sortText, int? page, bool gone)
{
    public static readonly int[] Choices = [7, 30, 90, 365];

    private const int Usual = 30;

    public int Days { get; } = int.TryParse(daysText, CultureInfo.InvariantCulture, out var days) && Choices.Contains(days) ? days : Usual;

    public ResultSort Sort { get; } = Enum.TryParse<ResultSort>(sortText, ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : ResultSort.Sent;

    public int Page { get; } = Math.Clamp(page ?? 1, 1, 100_000);

    public Guid? Channel => channel;

    public Guid? Campaign => campaign;

    public string? Tag { get; } = string.IsNullOrWhiteSpace(tag) ? null : tag.Trim().ToLowerInvariant();

    public bool Gone => gone;

    public bool IsFiltered => Channel is not null || Campaign is not null || Tag is not null || Gone || Page > 1;

    public ResultFilter Filter(DateTimeOffset now) => new(now.AddDays(-Days), null, Channel, Campaign, Tag, Gone, Sort, Page);

    /// <summary>The same question, sorted otherwise, from its first page.</summary>
    public string Address(string path, ResultSort? by = null)
    {
        var parts = new List<string> { $"days={Days}" };
        Add("channel", Channel?.ToString());
        Add("campaign", Campaign?.ToString());
        Add("tag", Tag);
        Add("gone", Gone ? "true" : null);
        Add("sort", (by ?? Sort) is ResultSort.Sent ? null : (by ?? Sort).ToString().ToLowerInvariant());
        return $"{path}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }
}
