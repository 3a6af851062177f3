// Carries out a write of the public API once for each Idempotency-Key, also when its answer was lost on the way or two of the same come at once.
using System.Security.Cryptography;
using System.Text.Json;
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Channels;
using Folkmoot.Channels.Hooks;
using Folkmoot.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.PublicApi;

internal sealed class OnceOnly(StoreDb db, TimeProvider clock, Refusals refusals)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Does it, or answers from what was done under the same key before.</summary>
    /// <param name="input">What was sent, as it was understood.</param>
    /// <param name="subjectId">What is changed; null where something is made.</param>
    /// <param name="act">Makes the change.</param>
    /// <param name="replay">Answers for what an earlier run made or changed.</param>
    public async Task<IResult> RunAsync(
        HttpContext http, object? input, Guid? subjectId, Func<Task<IResult>> act, Func<Guid, Task<IResult>> replay)
    {
        var caller = http.Features.GetRequiredFeature<ApiCaller>();
        var key = http.Request.Headers[Header].ToString().Trim();
        if (key.Length is 0 or > IdempotentRequest.KeyMax)
        {
            return refusals.Of(StatusCodes.Status400BadRequest, "publishing.api.key-missing", IdempotentRequest.KeyMax);
        }

        var fingerprint = Fingerprint(http.Request, input);
        if (await FindAsync(caller, key, http.RequestAborted) is { } earlier)
        {
            return await AgainAsync(http, earlier, fingerprint, replay);
        }

        var row = new IdempotentRequest
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            AgencyId = caller.AgencyId,
            ApiKeyId = caller.KeyId,
            Key = key,
            Fingerprint = fingerprint,
            SubjectId = subjectId ?? Guid.Empty,
            At = clock.GetUtcNow(),
        };
        db.SavingChanges += AddRow;
        try
        {
            return await act();
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            // The same key at the same moment: the other one has done it, or this is another fault.
            db.ChangeTracker.Clear();
            db.SavingChanges -= AddRow;
            if (await FindAsync(caller, key, http.RequestAborted) is { } meanwhile)
            {
                return await AgainAsync(http, meanwhile, fingerprint, replay);
            }

            throw;
        }
        finally
        {
            db.SavingChanges -= AddRow;
        }

        // Together with the first change that is saved, in its transaction.
        void AddRow(object? sender, SavingChangesEventArgs saving)
        {
            if (row.SubjectId == Guid.Empty && db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).Select(e => Made(e.Entity)).FirstOrDefault(id => id is not null) is { } made)
            {
                row.SubjectId = made;
            }

            if (db.Entry(row).State == EntityState.Detached)
            {
                db.IdempotentRequests.Add(row);
            }
        }
    }

    /// <summary>The id of what a program can make; null for what comes along with it.</summary>
    private static Guid? Made(object entity) => entity switch
    {
        Post post => post.Id,
        HookEndpoint endpoint => endpoint.Id,
        MediaFile media => media.Id,
        _ => null,
    };

    private async Task<IResult> AgainAsync(HttpContext http, IdempotentRequest earlier, string fingerprint, Func<Guid, Task<IResult>> replay)
    {
        if (earlier.Fingerprint != fingerprint)
        {
            return refusals.Of(StatusCodes.Status422UnprocessableEntity, "publishing.api.key-reused");
        }

        http.Response.Headers[ReplayedHeader] = "true";
        return await replay(earlier.SubjectId);
    }

    private Task<IdempotentRequest?> FindAsync(ApiCaller caller, string key, CancellationToken cancellationToken) =>
        db.IdempotentRequests.AsNoTracking().SingleOrDefaultAsync(r => r.ApiKeyId == caller.KeyId && r.Key == key, cancellationToken);

    private static string Fingerprint(HttpRequest request, object? input) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { request.Method, Path = request.Path.Value, Input = input })));
}
