// What went wrong is said with the right status and the right advice.
using System.Net.Sockets;
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Folkmoot.Tests.Web;

public sealed class FailureTests
{
    public static TheoryData<Exception, int, string> Known => new()
    {
        { new InvalidOperationException("bug"), 500, "web.problem.broken" },
        { new BadHttpRequestException("Request body too large.", 413), 413, "web.problem.large" },
        { new AntiforgeryValidationException("x", new InvalidDataException("Multipart body length limit 1 exceeded.")), 413, "web.problem.large" },
        { new AntiforgeryValidationException("old"), 400, "web.problem.expired" },
        { new SqliteException("unable to open database file", 14), 503, "web.problem.database" },
        { new SqliteException("UNIQUE constraint failed", 19), 500, "web.problem.broken" },
        { new InvalidOperationException("x", new NpgsqlException("refused", new SocketException())), 503, "web.problem.database" },
        { new PostgresException("no such database", "FATAL", "FATAL", "3D000"), 503, "web.problem.database" },
        { new PostgresException("duplicate key", "ERROR", "ERROR", "23505"), 500, "web.problem.broken" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void An_exception_becomes_a_status_and_advice(Exception exception, int status, string text) =>
        Failure.Of(exception).ShouldBe(new Failure(status, text));
}
