// folkmoot password-link EMAIL: the operator's way to let somebody back in whom no administrator can help.
using System.CommandLine;
using Folkmoot.Accounts.People;

namespace Folkmoot.Accounts;

internal static class PasswordLinkCommand
{
    public static Command Make(CommandHost host)
    {
        var email = new Argument<string>("email") { Description = "E-mail address of the person." };
        var command = new Command("password-link", "Make a link by which somebody sets a new password; good once, for 24 hours.") { email };
        command.SetAction((parsed, cancellationToken) => host.RunAsync(async services =>
        {
            var outcome = await services.GetRequiredService<MakePasswordLink>().RunForOperatorAsync(parsed.GetValue(email)!, cancellationToken);
            if (outcome is not Outcome.Made { Secret: { } token })
            {
                await Console.Error.WriteLineAsync($"Nobody here has the address {parsed.GetValue(email)}.");
                return 1;
            }

            await Console.Error.WriteLineAsync("Hand this to the person, after the address under which they reach Folkmoot:");
            await Console.Out.WriteLineAsync($"/set-password/{token}");
            return 0;
        }));
        return command;
    }
}
