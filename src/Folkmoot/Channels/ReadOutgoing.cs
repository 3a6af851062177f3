// Reads what a delivery sends as its network takes it: the frozen content, with the bytes of its images.
using Folkmoot.Channels.Threads;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed class ReadOutgoing(StoreDb db, MediaAddress addresses)
{
    /// <param name="delivery">Begun, so that it has the instant that the post carries.</param>
    public async Task<Outgoing> RunAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var content = delivery.ReadContent();
        var images = new List<OutgoingImage>(content.Images.Count);
        foreach (var image in content.Images)
        {
            var file = await db.MediaFiles.AsNoTracking().SingleAsync(m => m.Id == image.MediaId, cancellationToken);
            images.Add(new OutgoingImage(file.MediaType, file.Bytes, image.AltText, file.Width, file.Height, addresses.Of(file.Id), image.Focus));
        }

        var above = delivery.Part > 0 ? await db.AboveAsync(delivery, cancellationToken) : null;
        return new Outgoing(
            content.Text, content.Languages, images, delivery.FirstStartedAt!.Value, above ?? content.ReplyTo, content.Title, content.MachineAssisted, Continues: above is not null);
    }
}
