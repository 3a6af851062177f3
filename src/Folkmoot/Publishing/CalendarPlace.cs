// A place in the calendar as its address carries it: the view, the day, and what is shown of all posts. Pure.
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Folkmoot.Publishing;

/// <param name="Day">Null for today.</param>
internal sealed record CalendarPlace(CalendarView View, DateOnly? Day, PostFilter Filter)
{
    private const string DayFormat = "yyyy-MM-dd";

    public string Href => "/calendar" + Query;

    public bool IsFiltered => Filter != PostFilter.All;

    /// <summary>With its question mark.</summary>
    public string Query
    {
        get
        {
            var parts = new Dictionary<string, string?> { ["view"] = View.ToString().ToLowerInvariant() };
            Add("date", Day?.ToString(DayFormat, CultureInfo.InvariantCulture));
            Add("channel", Filter.ChannelId?.ToString());
            Add("state", Filter.State?.ToString());
            Add("campaign", Filter.CampaignId?.ToString());
            Add("tag", Filter.Tag);
            return QueryHelpers.AddQueryString("", parts);

            void Add(string name, string? value)
            {
                if (value is not null)
                {
                    parts[name] = value;
                }
            }
        }
    }

    /// <summary>What cannot be read is left out.</summary>
    public static CalendarPlace Read(string? query)
    {
        var parts = QueryHelpers.ParseQuery(query ?? "");
        return new(
            Enum.TryParse<CalendarView>(Part("view"), ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : CalendarView.Month,
            DateOnly.TryParseExact(Part("date"), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1990 and < 2200 ? day : null,
            PostFilter.All with
            {
                ChannelId = Id("channel"),
                State = Enum.TryParse<PostState>(Part("state"), ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
                CampaignId = Id("campaign"),
                Tag = Part("tag")?.ToLowerInvariant(),
            });

        string? Part(string name) => parts.TryGetValue(name, out var values) && values[0]?.Trim() is { Length: > 0 } value ? value : null;

        Guid? Id(string name) => Guid.TryParse(Part(name), out var id) ? id : null;
    }
}
