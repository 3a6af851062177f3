// The beginning of what a delivery says, for lists. Pure.
namespace Folkmoot.Channels;

internal static class DeliveryText
{
    private const int Most = 120;

    public static string Short(Delivery delivery)
    {
        var content = delivery.ReadContent();
        var line = string.Join(' ', (content.Title ?? content.Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length == 0)
        {
            return content.Images.Count > 0 ? content.Images[0].AltText : "…";
        }

        if (line.Length <= Most)
        {
            return line;
        }

        // Between two words, unless there is none for long.
        var space = line.LastIndexOf(' ', Most);
        var end = space > Most / 2 ? space : char.IsHighSurrogate(line[Most - 1]) ? Most - 1 : Most;
        return line[..end] + "…";
    }
}
