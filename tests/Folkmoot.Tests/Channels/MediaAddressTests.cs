// Images for networks that fetch them: an address that only the house can make, open to whoever has it, and to nobody else.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

public sealed class MediaAddressTests
{
    [Fact]
    public async Task A_stranger_with_the_address_gets_the_image_and_with_another_nothing()
    {
        await using var site = await DeskSite.OpenAsync(["--PublicUrl=https://notices.example.gov"], [Role.Author]);
        var bytes = Content.Png(3, 2);
        var (address, id) = await site.InAsync(async (IServiceProvider services) =>
        {
            var (db, now) = (services.GetRequiredService<StoreDb>(), TimeProvider.System.GetUtcNow());
            var media = new MediaFile { Id = Guid.CreateVersion7(now), MediaType = "image/png", Bytes = bytes, Width = 3, Height = 2, Sha256 = new string('0', 64), CreatedAt = now };
            db.MediaFiles.Add(media);
            await db.SaveChangesAsync();
            return (services.GetRequiredService<MediaAddress>().Of(media.Id).ShouldNotBeNull(), media.Id);
        });
        using var stranger = TestHttp.WithCookies(site.Address.AbsoluteUri);

        address.AbsoluteUri.ShouldStartWith("https://notices.example.gov/fetch/");
        using var fetched = await stranger.GetAsync(new Uri(site.Address, address.AbsolutePath));
        (fetched.StatusCode, fetched.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "image/png"));
        (await fetched.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        foreach (var wrong in (string[])[id.ToString("N"), "nonsense", address.AbsolutePath.Split('/')[^1][..^2] + "00"])
        {
            using var refused = await stranger.GetAsync(new Uri(site.Address, "/fetch/" + wrong));
            refused.StatusCode.ShouldBe(HttpStatusCode.NotFound, wrong);
        }
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("http://notices.example.gov", false)]
    [InlineData("https://localhost:5080", false)]
    [InlineData("https://notices.example.gov", true)]
    public void Only_an_encrypted_address_on_the_open_internet_can_be_fetched_from(string? publicUrl, bool can) => (MediaAddress.RootOf(publicUrl) is not null).ShouldBe(can);
}
