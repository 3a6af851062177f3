// How a module tells endpoints that something became true: in the current transaction, unsaved.
using Folkmoot.Storage;

namespace Folkmoot.Channels.Hooks;

internal sealed class HookFacts(StoreDb db, TimeProvider clock)
{
    private const string Posts = "post";

    /// <summary>How a delivery of a post came to an end. An answer to a citizen is nobody else's business.</summary>
    public void Add(Delivery delivery)
    {
        if (delivery.OwnerKind == Posts && HookEvents.Of(delivery.State) is { } name)
        {
            Add(name, Of(delivery));
        }
    }

    /// <summary>The network does not have it any more.</summary>
    public void Removed(Delivery delivery)
    {
        if (delivery.OwnerKind == Posts)
        {
            Add(HookEvents.DeliveryRemoved, Of(delivery));
        }
    }

    /// <summary>Its words on the network were corrected.</summary>
    public void Corrected(Delivery delivery)
    {
        if (delivery.OwnerKind == Posts)
        {
            Add(HookEvents.PostCorrected, Of(delivery));
        }
    }

    /// <param name="data">Ids, states, addresses of ours: no text of a post and nothing of a person.</param>
    public void Add(string name, IReadOnlyDictionary<string, object?> data, Guid? onlyEndpointId = null)
    {
        var now = clock.GetUtcNow();
        db.HookFacts.Add(new HookFact
        {
            Id = Guid.CreateVersion7(now),
            AgencyId = db.AgencyId,
            Event = name,
            // To the millisecond, so that what is sent is what is stored, on both engines.
            At = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            Data = data,
            OnlyEndpointId = onlyEndpointId,
        });
    }

    private static Dictionary<string, object?> Of(Delivery delivery)
    {
        var data = new Dictionary<string, object?>
        {
            [Posts] = delivery.OwnerId,
            ["delivery"] = delivery.Id,
            ["channel"] = delivery.ChannelId,
            ["externalId"] = delivery.ExternalId,
            ["url"] = delivery.Url,
        };
        if (delivery.InThread)
        {
            (data["part"], data["parts"]) = (delivery.Part + 1, delivery.LastPart + 1);
        }

        return data;
    }
}
