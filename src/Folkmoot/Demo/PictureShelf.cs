// Puts three pictures into the demonstration's media library: one that is free to use, one with people who agreed, and one whose licence has ended.
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Library;

namespace Folkmoot.Demo;

internal static class PictureShelf
{
    public static async Task RunAsync(PastHouse house, Guid agencyId, DemoStaff author, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        await AddAsync("ferry-north-quay.png", DemoPicture.Ferry(), id => new SaveLibraryItem.Input(
            id, 0, "Ferry at the north quay", [("en", "A white ferry with a red funnel lies at the north quay."), ("es", "Un transbordador blanco con chimenea roja está atracado en el muelle norte.")], "ferry, quay")
        {
            Author = "City press office",
            Rights = MediaRights.Own,
            Consent = PeopleConsent.NobodyShown,
        });
        await AddAsync("saturday-market.png", DemoPicture.Market(), id => new SaveLibraryItem.Input(
            id, 0, "Saturday market", [("en", "Four striped stalls of the Saturday market."), ("es", "Cuatro puestos a rayas del mercado del sábado.")], "market")
        {
            Author = "Photo club of Marlow Ferry",
            Rights = MediaRights.CreativeCommons,
            Attribution = "Photo: Photo club of Marlow Ferry, CC BY 4.0",
            Consent = PeopleConsent.Given,
            ConsentUntil = today.AddMonths(6),
            ConsentReference = "Folder 12/2026",
        });
        await AddAsync("old-town-from-above.png", DemoPicture.Roofs(), id => new SaveLibraryItem.Input(
            id, 0, "Old town from above", [("en", "Red roofs of the old town, seen from above.")], "old town")
        {
            Author = "Aerial photo company",
            Rights = MediaRights.Licensed,
            Terms = "For the city's own channels, not for print.",
            LicensedUntil = today.AddDays(-10),
            Consent = PeopleConsent.NobodyShown,
        });

        async Task AddAsync(string name, byte[] bytes, Func<Guid, SaveLibraryItem.Input> known)
        {
            var uploaded = await house.InAsync(agencyId, author, (UploadImage upload) => upload.RunAsync(new UploadRequest(name, bytes.Length, () => new MemoryStream(bytes)), cancellationToken));
            var id = uploaded is Uploaded done ? done.Media.Id : throw new InvalidOperationException($"The demonstration's picture {name} was not taken in: {uploaded}.");
            var saved = await house.InAsync(agencyId, author, (SaveLibraryItem save) => save.RunAsync(known(id), cancellationToken));
            if (saved is not Outcome.Made)
            {
                throw new InvalidOperationException($"The demonstration's picture {name} was not described: {saved}.");
            }
        }
    }
}
