// What connecting a channel or group on Telegram takes, and the checks that need no network.
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Telegram;

/// <param name="Server">The interface's root, ending in a slash.</param>
/// <param name="Chat">The public name with @, or the number of a private chat.</param>
internal sealed record TelegramSettings(Uri Server, string Token, string Chat)
{
    public const string TokenField = "token";
    public const string ChatField = "chat";
    public const string ServerField = "server";
    public const string DefaultServer = "https://api.telegram.org";

    private const int NameMin = 4;
    private const int NameMax = 32;

    public static IReadOnlyList<SettingField> Fields { get; } =
    [
        new(TokenField, "networks.telegram.token", Secret: true, Hint: "networks.telegram.token.hint"),
        new(ChatField, "networks.telegram.chat", Hint: "networks.telegram.chat.hint"),
        new(ServerField, "networks.telegram.server", Hint: "networks.telegram.server.hint", Default: DefaultServer),
    ];

    /// <summary>The settings, or what is wrong with them.</summary>
    public static (TelegramSettings? Settings, Broken? Wrong) Read(Account account, NetworkOptions options)
    {
        // The token becomes part of an address: nothing may be in it that would lead elsewhere.
        var token = account[TokenField].Trim();
        int colon = token.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon == token.Length - 1 || !token[..colon].All(char.IsAsciiDigit) || !token[(colon + 1)..].All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            return (null, new(new Reason("networks.telegram.token.missing"), TokenField));
        }

        var chat = account[ChatField].Trim();
        chat = chat.StartsWith("https://t.me/", StringComparison.OrdinalIgnoreCase) ? "@" + chat["https://t.me/".Length..].TrimEnd('/') : chat;
        if (!IsChat(chat))
        {
            return (null, new(new Reason("networks.telegram.chat.missing"), ChatField));
        }

        var entered = account[ServerField].Trim() is { Length: > 0 } given ? given : DefaultServer;
        return ServerAddress.Read(entered, options, out bool plain) is { } server
            ? (new(server, token, chat), null)
            : (null, new(plain ? new Reason("networks.server.plain") : new Reason("networks.server.wrong", DefaultServer), ServerField));
    }

    private static bool IsChat(string chat) =>
        (chat.Length is >= NameMin + 1 and <= NameMax + 1 && chat[0] == '@' && chat.Skip(1).All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        || (long.TryParse(chat, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out long number) && number != 0);
}
