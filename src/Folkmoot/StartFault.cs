// Turns the faults that an operator can mend into words that say how; everything else is a bug and keeps its stack.
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Folkmoot;

internal static class StartFault
{
    /// <summary>Null: not a fault of configuration or surroundings.</summary>
    public static string? Explain(Exception error) => error switch
    {
        InvalidDataException or FormatException when error.InnerException is System.Text.Json.JsonException json =>
            $"The settings file cannot be read: {error.Message} (line {json.LineNumber + 1}). Mend it, or move it away to start with the defaults.",
        OptionsValidationException options => $"A setting is wrong: {string.Join(" ", options.Failures)} Change it in appsettings.json or the environment (FOLKMOOT__…).",
        DbException or { InnerException: DbException or SocketException } =>
            $"The database cannot be used: {(error.InnerException ?? error).Message} Check the setting Database (environment: FOLKMOOT__Database), and that the server runs and lets this machine in.",
        ArgumentException { Source: "Npgsql" or "Microsoft.Data.Sqlite" or "System.Data.Common" } =>
            $"The setting Database is not a connection string: {error.Message} Examples: Data Source=var/folkmoot.db or Host=localhost;Database=folkmoot;Username=folkmoot.",
        IOException { InnerException: AddressInUseException } =>
            $"{error.Message} Another program uses that address. Stop it, or choose another: folkmoot serve --urls http://localhost:5081.",
        SchemaBehindException => error.Message,
        _ => null,
    };
}

/// <summary>The database has another schema than this version.</summary>
internal sealed class SchemaBehindException(string message) : Exception(message);
