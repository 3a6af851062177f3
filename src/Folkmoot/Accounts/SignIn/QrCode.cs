// A QR code as a picture inside the page, so that no secret has an address of its own.
using QRCoder;

namespace Folkmoot.Accounts.SignIn;

internal static class QrCode
{
    private const int PixelsPerModule = 6;

    public static string DataUri(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(PixelsPerModule));
    }
}
