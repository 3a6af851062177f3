// Makes the one-time code of the set-up; whoever can read the console is the operator.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.SetUp;

internal sealed class IssueSetUpCode(StoreDb db, TimeProvider clock)
{
    /// <summary>A new code, which replaces the one before; null where an agency exists and nothing is to be set up.</summary>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        if (await db.Agencies.AnyAsync(cancellationToken))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var code = Secrets.NewCode(SetUpCode.Groups);
        db.SetUpCodes.RemoveRange(await db.SetUpCodes.ToListAsync(cancellationToken));
        db.SetUpCodes.Add(new SetUpCode { Id = Guid.CreateVersion7(now), Hash = Secrets.HashCode(code), CreatedAt = now });
        await db.SaveChangesAsync(cancellationToken);
        return code;
    }
}
