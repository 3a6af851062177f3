// Tells `folkmoot check` whether a large model is set up and answers.
using System.Globalization;
using System.Text;
using Folkmoot.Drafting.Protocol;
using Microsoft.Extensions.Options;

namespace Folkmoot.Drafting;

internal sealed class CheckModel(ReadAnswer read, IOptions<LanguageOptions> options, TimeProvider clock) : ICheck
{
    private const int Tokens = 16;

    public string Name => "large model";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(bool fix, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (!settings.IsConfigured)
        {
            return [new CheckLine(true, "none is set up; everything works without one")];
        }

        var started = clock.GetTimestamp();
        try
        {
            var answer = await read.RunAsync(Prompts.Of(new Ask(Purpose.Check, "check", null, "OK?", Language: "en"), "OK?", "", "check"), picture: null, Tokens, new StringBuilder(), cancellationToken);
            var took = clock.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            return [new CheckLine(true, $"{settings.Name} at {settings.Host} answered in {took} s ({answer.InputTokens ?? 0} + {answer.OutputTokens ?? 0} tokens)")];
        }
        catch (ModelFault fault)
        {
            return [new CheckLine(false, $"{settings.Name} at {settings.Host}: {fault.Fault}{(fault.Detail.Length > 0 ? $" ({fault.Detail})" : "")}", WhatToDo(fault.Fault))];
        }
    }

    private static string WhatToDo(Fault fault) => fault switch
    {
        Fault.PrivateAddress => "the address lies inside the house: set Language__AllowPrivateAddress=true if that is meant",
        Fault.KeyRefused => "set Language__Key to a key that may use this model",
        Fault.NotThere => "check Language__Model (the address up to /v1) and Language__Name",
        Fault.Unreachable => "check Language__Model, and that this machine may reach it",
        Fault.Busy => "the endpoint's own limit is reached; ask its operator for a higher one or wait",
        Fault.Rejected => "the endpoint does not take the request; see Language__LimitField and Language__Temperature in docs/large-model.md",
        Fault.SlowStart or Fault.TooSlow => "it is slow or waits for a free place; raise Language__FirstTokenSeconds or give it more power",
        _ => "ask the operator of the endpoint",
    };
}
