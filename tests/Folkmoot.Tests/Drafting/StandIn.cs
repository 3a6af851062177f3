// A stand-in for a large model, to walk through the pages with: says something fitting, and makes the mistakes that the warnings are for.
using System.Text.RegularExpressions;

namespace Folkmoot.Tests.Drafting;

internal static partial class StandIn
{
    /// <summary>Serves it at the address until the process is ended.</summary>
    public static async Task<int> ServeAsync(string address)
    {
        await using var farEnd = await ModelFarEnd.StartAsync(address);
        farEnd.Behave = async (context, call) =>
        {
            // As slow as a small model, so that the pages' waiting can be seen.
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            await ModelFarEnd.Says(Answer)(context, call);
        };
        Console.WriteLine($"up {farEnd.Endpoint}");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
        return 0;
    }

    internal static string Answer(Received call)
    {
        var (task, text) = (call.System[call.System.IndexOf("Your task:", StringComparison.Ordinal)..], call.Text.Trim());
        return task switch
        {
            _ when task.Contains("answer with the word OK", StringComparison.Ordinal) => "OK",
            _ when task.Contains("from these notes", StringComparison.Ordinal) => string.Join(' ', text.Split('\n').Select(l => l.Trim(' ', '-', '•').TrimEnd('.') + ".")),
            _ when task.Contains("plain language", StringComparison.Ordinal) => Plainer(text),
            _ when task.Contains("fewer words", StringComparison.Ordinal) => Sentence().Match(text) is { Success: true } first ? first.Value : text,
            _ when task.Contains("another tone", StringComparison.Ordinal) => "Dear neighbours, " + text,
            _ when task.Contains("translate", StringComparison.Ordinal) => "[traducción de muestra] " + text,
            _ when task.Contains("describe the picture", StringComparison.Ordinal) => "A map of the town with the river and the bridge marked in blue.",
            _ when task.Contains("next answer", StringComparison.Ordinal) => "Thank you for writing to us. A colleague will find out and come back to you. See https://help.example for more.",
            _ => "A resident asks for help. We have not answered yet. What is still open: an answer.",
        };
    }

    private static string Plainer(string text) => text
        .Replace("will be suspended", "stops", StringComparison.OrdinalIgnoreCase).Replace("utilize", "use", StringComparison.OrdinalIgnoreCase)
        .Replace("commence", "start", StringComparison.OrdinalIgnoreCase).Replace("prior to", "before", StringComparison.OrdinalIgnoreCase)
        .Replace("in order to", "to", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A.*?[.!?](?=\s|\z)", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
