// Whether a large model may be asked here and now, for pages that offer it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Drafting;

/// <param name="Pictures">Descriptions of pictures may be asked for.</param>
public sealed record AssistanceState(bool IsOn, bool Pictures, string Model, string Host)
{
    public static readonly AssistanceState Off = new(false, false, "", "");
}

internal sealed class Assistance(StoreDb db, IOptions<LanguageOptions> options)
{
    public async Task<AssistanceState> StateAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (!settings.IsConfigured)
        {
            return AssistanceState.Off;
        }

        var policy = await db.DraftingPolicies.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return policy is { IsOn: true } ? new AssistanceState(true, policy.AllowsPictures && settings.Images, settings.Name, settings.Host) : AssistanceState.Off;
    }
}
