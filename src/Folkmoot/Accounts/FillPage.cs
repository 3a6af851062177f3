// Tells the frame of a page who is signed in and for which agency.
using Folkmoot.Accounts.SignIn;
using Folkmoot.Web;

namespace Folkmoot.Accounts;

internal sealed class FillPage : IPageContextSource
{
    public Task FillAsync(PageContext page, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Features.Get<SignedIn>() is { } signedIn)
        {
            page.PersonName = signedIn.Name;
            if (signedIn.Agency is { } agency)
            {
                page.AgencyName = agency.Name;
                page.Demonstration = agency.IsDemonstration;
                page.TimeZone = TimeZoneInfo.TryFindSystemTimeZoneById(agency.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
            }
        }

        return Task.CompletedTask;
    }
}
