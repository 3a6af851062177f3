// Turns the faults that an operator can mend into words that say how; everything else is a bug and keeps its stack.
using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Folkmoot;

internal static class StartFault
{
    /// <summary>Null: not a fault of configuration or surroundings.</summary>
    public static string? Explain(Exception error) => error switch
    {
        InvalidDataException or FormatException when Chain(error).OfType<JsonException>().FirstOrDefault() is { } json =>
            $"The settings file cannot be read: {error.Message} The fault is in line {json.LineNumber + 1}. Mend it, or move it away to start with the defaults.",
        OptionsValidationException options => $"A setting is wrong: {string.Join(" ", options.Failures)} Change it in appsettings.json or the environment (FOLKMOOT__…).",
        DbException or { InnerException: DbException or SocketException } =>
            $"The database cannot be used: {(error.InnerException ?? error).Message} Check the setting Database (environment: FOLKMOOT__Database), and that the server runs and lets this machine in.",
        ArgumentException { Source: "Npgsql" or "Microsoft.Data.Sqlite" or "System.Data.Common" } =>
            $"The setting Database is not a connection string: {error.Message} Examples: Data Source=var/folkmoot.db or Host=localhost;Database=folkmoot;Username=folkmoot.",
        IOException { InnerException: AddressInUseException } =>
            $"{error.Message} Another program uses that address. Stop it, or choose another: folkmoot serve --urls http://localhost:5081.",
        SchemaBehindException or SettingException => error.Message,
        _ => null,
    };

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}

/// <summary>A setting that cannot be used, in words for the operator.</summary>
internal sealed class SettingException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The database has another schema than this version.</summary>
internal sealed class SchemaBehindException(string message) : Exception(message);
