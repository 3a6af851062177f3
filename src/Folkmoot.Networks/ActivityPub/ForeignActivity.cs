// What another server says that somebody did.
using System.Text.Json;

namespace Folkmoot.Networks.ActivityPub;

/// <param name="Id">Null where it has none.</param>
/// <param name="Type">As it came; a list is reduced to its first.</param>
/// <param name="ObjectId">What it is about; null where that has no address.</param>
/// <param name="ObjectType">Its type where it stands there whole.</param>
/// <param name="InnerActor">Whose activity it takes back, where it takes one back.</param>
/// <param name="InnerObject">What that one was about.</param>
/// <param name="Note">The note that it brings, where it brings one.</param>
public sealed record ForeignActivity(
    string? Id, string Type, string Actor, string? ObjectId, string? ObjectType, string? InnerActor, string? InnerObject, ForeignNote? Note)
{
    /// <summary>Null where it is none.</summary>
    public static ForeignActivity? Read(ReadOnlyMemory<byte> body, NetworkOptions options)
    {
        if (ForeignJson.Read(body) is not { } activity || ForeignJson.Text(activity, "type") is not { } type
            || ForeignJson.Id(activity, "actor") is not { } actor || ForeignIds.Read(actor, options) is null)
        {
            return null;
        }

        var what = ForeignJson.Each(activity, "object").Select(e => (JsonElement?)e).FirstOrDefault();
        var whole = what is { ValueKind: JsonValueKind.Object } inner ? inner : (JsonElement?)null;
        return new(
            ForeignJson.IdOf(activity),
            type,
            actor,
            Named(what is { } some ? ForeignJson.IdOf(some) : null),
            whole is { } typed ? ForeignJson.Text(typed, "type") : null,
            Named(whole is { } undone ? ForeignJson.Id(undone, "actor") : null),
            Named(whole is { } about ? ForeignJson.Id(about, "object") : null),
            whole is { } note ? ForeignNote.Read(note, actor, options) : null);

        string? Named(string? id) => ForeignIds.Read(id, options) is null ? null : id;
    }
}
