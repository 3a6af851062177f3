// How audit entries read: an action's words, and where its subject can be looked at. Pure.
using System.Text.Json;
using Folkmoot.Web;

namespace Folkmoot.Trust;

internal static class AuditWords
{
    /// <summary>The action in words; one that has none yet is shown as it is stored.</summary>
    public static string Of(string action, Texts texts) => texts.Has(Key(action)) ? texts[Key(action)] : action;

    public static string Key(string action) => $"trust.act.{action}";

    /// <summary>The module that an action belongs to, as the beginning of its name: <c>publishing.</c>.</summary>
    public static string Area(string action) => action[..(action.IndexOf('.', StringComparison.Ordinal) + 1)];

    public static string AreaKey(string area) => $"trust.area.{area.TrimEnd('.')}";

    public static string SubjectOf(string subject, Texts texts) => texts.Has($"trust.subject.{subject}") ? texts[$"trust.subject.{subject}"] : subject;

    /// <summary>Where the subject can be looked at; null where there is no page for one.</summary>
    public static string? Href(string subject, Guid id) => subject switch
    {
        "post" => $"/posts/{id}",
        "conversation" => $"/inbox/{id}",
        "channel" => $"/channels/{id}",
        "delivery" => $"/deliveries/{id}",
        "mention" => $"/listening/mentions/{id}",
        "person" => $"/people/{id}",
        "webhook" => $"/agency/webhooks/{id}",
        "proposal" => $"/ai/proposals/{id}",
        "drafting-policy" => "/ai/assistance",
        "signing-key" => "/noticeboard/keys",
        "noticeboard-actor" or "blocked-server" => "/noticeboard/followers",
        "correction" => "/corrections",
        "posting-policy" => "/agency/policy",
        "approval-chains" => "/agency/approval-chains",
        "plan-settings" => "/agency/planning",
        "campaign" => $"/campaigns/{id}",
        "post-import" => "/posts/import",
        "blackout-period" => "/agency/blackouts",
        _ => null,
    };

    /// <summary>The details as names and values, in their order.</summary>
    public static IReadOnlyList<(string Name, string Value)> Details(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? [.. document.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.ValueKind == JsonValueKind.Null ? "–" : p.Value.ToString()))]
            : [("", document.RootElement.ToString())];
    }
}
