// Which status and explanation an exception or a bare status code becomes. Pure: Problems.cs writes it.
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Antiforgery;

namespace Folkmoot.Web;

/// <param name="Status">HTTP status.</param>
/// <param name="Text">Prefix of the text keys: Text.title, Text.what (what happened), Text.next (what to do).</param>
internal sealed record Failure(int Status, string Text)
{
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    public static readonly Failure Expired = new(StatusCodes.Status400BadRequest, "web.problem.expired");
    public static readonly Failure SignedOut = new(StatusCodes.Status401Unauthorized, "web.problem.signedOut");

    public static Failure Of(Exception exception) => exception switch
    {
        _ when Chain(exception).OfType<BadHttpRequestException>().FirstOrDefault() is { } bad => Of(bad.StatusCode),
        _ when Chain(exception).Any(IsTooLarge) => Of(StatusCodes.Status413PayloadTooLarge),
        _ when Chain(exception).Any(e => e is AntiforgeryValidationException) => Expired,
        _ when Chain(exception).Any(IsUnreachable) => new(StatusCodes.Status503ServiceUnavailable, "web.problem.database"),
        _ => Of(StatusCodes.Status500InternalServerError),
    };

    public static Failure Of(int status) => status switch
    {
        400 => new(status, "web.problem.bad"),
        401 => SignedOut,
        403 => new(status, "web.problem.forbidden"),
        404 or 410 => new(status, "web.problem.missing"),
        405 or 415 => new(status, "web.problem.method"),
        408 => new(status, "web.problem.slow"),
        409 => new(status, "web.problem.conflict"),
        413 => new(status, "web.problem.large"),
        429 => new(status, "web.problem.often"),
        503 => new(status, "web.problem.busy"),
        >= 500 => new(status, "web.problem.broken"),
        _ => new(status, "web.problem.bad"),
    };

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    private static bool IsTooLarge(Exception exception) =>
        exception is InvalidDataException && exception.Message.Contains("length limit", StringComparison.Ordinal);

    /// <summary>The database does not answer, will not let us in, has no room, or has not been prepared.</summary>
    private static bool IsUnreachable(Exception exception) => exception switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite =>
            sqlite.SqliteErrorCode is SqliteReadOnly or SqliteInputOutput or SqliteFull or SqliteCannotOpen
            || sqlite.Message.Contains("no such table", StringComparison.Ordinal),
        Npgsql.PostgresException postgres => postgres.SqlState is "42P01" || postgres.SqlState[..2] is "08" or "28" or "3D" or "53" or "57",
        DbException database => database.IsTransient || Chain(database.InnerException).Any(e => e is SocketException or TimeoutException or IOException),
        _ => false,
    };
}
