// What the frame of a page shows and what its components need to know about the reader; filled once per page by the modules that know.
namespace Folkmoot.Web;

internal sealed class PageContext
{
    /// <summary>Absent before the set-up, on pages outside an agency, and on error pages.</summary>
    public string? AgencyName { get; set; }

    /// <summary>The signed-in person, absent for visitors.</summary>
    public string? PersonName { get; set; }

    /// <summary>The zone in which instants are written and wall-clock fields are read.</summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Shows the banner which says that nothing here is real.</summary>
    public bool Demonstration { get; set; }
}

/// <summary>A module that knows something about the reader; asked before every page, after authorisation.</summary>
internal interface IPageContextSource
{
    Task FillAsync(PageContext page, HttpContext context, CancellationToken cancellationToken);
}
