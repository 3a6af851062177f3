// The last step of every way in: opens the session and gives the browser its cookie.
namespace Folkmoot.Accounts.SignIn;

internal sealed class EnterHouse(StartSession start, EndSession end)
{
    public async Task RunAsync(HttpContext http, Guid personId, Proof proof, CancellationToken cancellationToken)
    {
        if (http.Features.Get<SignedIn>() is { } before)
        {
            await end.RunAsync(before.PersonId, before.SessionId, cancellationToken);
        }

        var session = await start.RunAsync(new(personId, proof, http.Request.Headers.UserAgent, http.Connection.RemoteIpAddress), cancellationToken);
        await SecondStep.EndAsync(http);
        await SessionCookie.WriteAsync(http, personId, session);
    }
}
