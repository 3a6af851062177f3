// How an endpoint and its messages stand, in words and colours. Pure.
using Folkmoot.Web.Components;

namespace Folkmoot.Channels.Hooks;

internal static class HookWords
{
    public static (Tone Tone, string TextKey) Of(HookEndpoint endpoint) => endpoint switch
    {
        { PauseKind: HookPause.ByPerson } => (Tone.Neutral, "channels.hooks.state.paused"),
        { PauseKind: HookPause.Gone } => (Tone.Error, "channels.hooks.state.gone"),
        { PausedAt: not null } => (Tone.Error, "channels.hooks.state.failing"),
        { FailingSince: not null } => (Tone.Warning, "channels.hooks.state.trouble"),
        _ => (Tone.Success, "channels.hooks.state.works"),
    };

    public static (Tone Tone, string TextKey) Of(HookState state) => state switch
    {
        HookState.Waiting => (Tone.Waiting, "channels.hooks.message.waiting"),
        HookState.Taken => (Tone.Success, "channels.hooks.message.taken"),
        _ => (Tone.Error, "channels.hooks.message.given-up"),
    };
}
