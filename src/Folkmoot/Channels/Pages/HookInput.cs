// What is entered about an endpoint.
using System.ComponentModel.DataAnnotations;
using Folkmoot.Channels.Hooks;
using Folkmoot.Web;
using Folkmoot.Web.Components;

namespace Folkmoot.Channels.Pages;

internal sealed class HookInput
{
    [Required(ErrorMessage = "channels.hooks.name.wrong")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "channels.hooks.url.wrong")]
    public string? Url { get; set; }

    public List<string> Events { get; set => field = value ?? []; } = [];

    public static IReadOnlyList<Choice> Choices(Texts texts) => [.. HookEvents.All.Select(e => new Choice(e, texts[HookEvents.TextKey(e)], e))];
}
