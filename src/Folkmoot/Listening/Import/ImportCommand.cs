// `folkmoot import mentions FILE`: the import on the command line.
using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;
using Spectre.Console;

namespace Folkmoot.Listening.Import;

internal static class ImportCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines: {\"id\",\"text\",\"network\"?,\"author\"?,\"at\"?,\"language\"?,\"url\"?}; - reads standard input." };
        var agency = new Option<string?>("--agency") { Description = "Short name of the agency; not needed where there is only one." };
        var source = new Option<string>("--source") { Description = "Name of the source; ids are unique within it.", DefaultValueFactory = _ => ImportMentions.SourceNameDefault };
        var mentions = new Command("mentions", "Take in a file of mentions. A row that was taken in before is passed over, a bad row is reported and stops nothing.") { file, agency, source };
        mentions.SetAction((parsed, cancellationToken) =>
            host.RunAsync(services => RunAsync(services, parsed.GetRequiredValue(file), parsed.GetValue(agency), parsed.GetRequiredValue(source).Trim(), cancellationToken)));
        return new Command("import", "Take in data from files.") { mentions };
    }

    private static async Task<int> RunAsync(IServiceProvider services, string file, string? slug, string sourceName, CancellationToken cancellationToken)
    {
        if (sourceName.Length is 0 or > Source.NameMax)
        {
            return await RefuseAsync($"--source must have 1 to {Source.NameMax} characters.");
        }

        await services.GetRequiredService<Schema>().RequireCurrentAsync(cancellationToken);
        var (agency, problem) = await NamedAgency.FindAsync(services.GetRequiredService<StoreDb>(), slug, cancellationToken);
        if (problem is not null)
        {
            return await RefuseAsync(problem);
        }

        services.GetRequiredService<AgencyScope>().Enter(agency);
        Stream input;
        try
        {
            input = file == "-" ? Console.OpenStandardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 65_536, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return await RefuseAsync($"{file} cannot be read: {e.Message}");
        }

        await using (input)
        {
            var texts = services.GetRequiredService<Texts>();
            var import = services.GetRequiredService<ImportMentions>();
            var sum = await ShowProgressAsync(onRows => import.RunAsync(input, sourceName, error => Report(texts, error), onRows, cancellationToken));
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{sum.Rows} rows: {sum.Stored} taken in, {sum.Known} taken in before, {sum.Errors} with an error. A worker analyses what was taken in."));
            return sum.Errors == 0 ? 0 : 1;
        }
    }

    private static void Report(Texts texts, ImportError error)
    {
        var words = texts.ResolveEnglish(error.Error.ToStored());
        Console.WriteLine(JsonSerializer.Serialize(new { error.Line, error.Id, Error = words }, Json));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"line {error.Line}: {words}"));
    }

    /// <summary>On a terminal, a line that counts; in a pipe, nothing.</summary>
    private static async Task<ImportSummary> ShowProgressAsync(Func<Action<long>?, Task<ImportSummary>> run)
    {
        if (Console.IsErrorRedirected)
        {
            return await run(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Status().StartAsync("Reading", status => run(rows => status.Status(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows"))));
    }

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 2;
    }
}
