// `folkmoot corrections export`: what people corrected, as rows that `folkmoot train --corrections` takes.
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Text;

namespace Folkmoot.Listening;

internal static class CorrectionsCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(CommandHost host)
    {
        var agency = new Option<string?>("--agency") { Description = "Short name of the agency; not needed where there is only one." };
        var task = new Option<string?>("--task") { Description = $"Only those of one task: {string.Join(", ", ExportCorrections.Tasks)}." };
        var output = new Option<string?>("--output") { Description = "A file instead of standard output; it appears when it is complete." };
        var export = new Command("export", "Write the labels that people corrected as JSON Lines: {\"text\",\"label\",\"task\",\"language\"}. Personal data is masked.") { agency, task, output };
        export.SetAction((parsed, cancellationToken) =>
            host.RunAsync(services => RunAsync(services, parsed.GetValue(agency), parsed.GetValue(task), parsed.GetValue(output), cancellationToken)));
        return new Command("corrections", "What people corrected in the work of models.") { export };
    }

    private static async Task<int> RunAsync(IServiceProvider services, string? slug, string? task, string? output, CancellationToken cancellationToken)
    {
        if (task is not null && !ExportCorrections.Tasks.Contains(task))
        {
            return await RefuseAsync($"There is no task '{task}'. There are: {string.Join(", ", ExportCorrections.Tasks)}.");
        }

        await services.GetRequiredService<Schema>().RequireCurrentAsync(cancellationToken);
        var (id, problem) = await NamedAgency.FindAsync(services.GetRequiredService<StoreDb>(), slug, cancellationToken);
        if (problem is not null)
        {
            return await RefuseAsync(problem);
        }

        services.GetRequiredService<AgencyScope>().Enter(id);
        var corrections = services.GetRequiredService<ExportCorrections>();
        int count;
        try
        {
            count = output is null
                ? await WriteAsync(corrections, task, Console.OpenStandardOutput(), cancellationToken)
                : await WholeFile.WriteAsync(output, stream => WriteAsync(corrections, task, stream, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync($"{output ?? "standard output"} cannot be written: {e.Message}");
        }

        await Console.Error.WriteLineAsync(count == 1 ? "1 correction." : $"{count} corrections.");
        return 0;
    }

    private static async Task<int> WriteAsync(ExportCorrections corrections, string? task, Stream to, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var correction in corrections.RunAsync(task, cancellationToken))
        {
            await JsonSerializer.SerializeAsync(to, correction, Json, cancellationToken);
            await to.WriteAsync("\n"u8.ToArray(), cancellationToken);
            count++;
        }

        await to.FlushAsync(cancellationToken);
        return count;
    }

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 2;
    }
}
