// Asks the model through whatever client stands behind IChatClient, and gathers its answer.
using System.Text;
using Folkmoot.Drafting.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Folkmoot.Drafting;

/// <param name="Model">As the far end names it.</param>
/// <param name="Ended">False where the model stopped because the answer became too long.</param>
internal sealed record ModelAnswer(string Text, string? Model, long? InputTokens, long? OutputTokens, bool Ended);

internal sealed class ReadAnswer(IChatClient client, IOptions<LanguageOptions> options)
{
    /// <param name="soFar">Takes what has come, so that it can be counted even if the rest does not come.</param>
    /// <exception cref="ModelFault">There is no answer.</exception>
    public async Task<ModelAnswer> RunAsync(Prompt prompt, Picture? picture, int? tokensMax, StringBuilder soFar, CancellationToken cancellationToken)
    {
        var user = new ChatMessage(ChatRole.User, prompt.Material);
        if (picture is not null)
        {
            user.Contents.Add(new DataContent(picture.Bytes, picture.MediaType));
        }

        ChatMessage[] messages = [new(ChatRole.System, prompt.System), user];
        var chat = new ChatOptions { MaxOutputTokens = tokensMax };
        var (model, input, output, reason) = ((string?)null, (long?)null, (long?)null, (ChatFinishReason?)null);
        await foreach (var update in AskAsync(messages, chat, cancellationToken))
        {
            (model, reason) = (update.ModelId ?? model, update.FinishReason ?? reason);
            foreach (var content in update.Contents)
            {
                switch (content)
                {
                    case TextContent text:
                        soFar.Append(text.Text);
                        break;
                    case UsageContent usage:
                        (input, output) = (usage.Details.InputTokenCount ?? input, usage.Details.OutputTokenCount ?? output);
                        break;
                    case ErrorContent error:
                        throw new ModelFault(Fault.Declined, error.Message);
                }
            }
        }

        if (reason == ChatFinishReason.ContentFilter)
        {
            throw new ModelFault(Fault.Declined, "content_filter");
        }

        return new ModelAnswer(soFar.ToString(), model, input, output, reason != ChatFinishReason.Length);
    }

    private IAsyncEnumerable<ChatResponseUpdate> AskAsync(ChatMessage[] messages, ChatOptions chat, CancellationToken cancellationToken) =>
        options.Value.Stream ? client.GetStreamingResponseAsync(messages, chat, cancellationToken) : WholeAsync(messages, chat, cancellationToken);

    private async IAsyncEnumerable<ChatResponseUpdate> WholeAsync(
        ChatMessage[] messages, ChatOptions chat, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var update in (await client.GetResponseAsync(messages, chat, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}
