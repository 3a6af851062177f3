// The commands that learn an agency's intents from examples and recognise them in texts.
using System.CommandLine;
using Folkmoot.Text.Intents;

namespace Folkmoot.Trust;

internal static class IntentCommands
{
    public static Command Intents() => new("intents", "Learns from examples what people ask for, and tells it of new texts.") { Train(), Predict() };

    private static Command Train()
    {
        var examples = new Option<string>("--examples") { Description = "JSON Lines of \"text\" and \"intent\"; the intent \"oos\" marks what is out of scope.", Required = true };
        var model = new Option<string>("--model") { Description = "The file that the model is written to.", Required = true };
        var command = new Command("train", "Makes a model from examples: the same examples give the same bytes.") { examples, model };
        command.SetAction((parsed, cancellationToken) => IntentLines.TrainAsync(
            parsed.GetRequiredValue(examples), parsed.GetRequiredValue(model), parsed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static Command Predict()
    {
        var model = new Option<string>("--model") { Description = "A file that intents train wrote.", Required = true };
        var input = new Option<string?>("--input") { Description = "A file of JSON Lines instead of standard input." };
        var output = new Option<string?>("--output") { Description = "A file instead of standard output; it appears when it is complete." };
        var command = new Command("predict", "Tells the intent of each text of JSON Lines, or that it has none.") { model, input, output };
        command.SetAction((parsed, cancellationToken) => IntentLines.PredictAsync(
            parsed.GetRequiredValue(model),
            parsed.GetValue(input),
            parsed.GetValue(output),
            Console.OpenStandardInput,
            Console.OpenStandardOutput,
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }
}
