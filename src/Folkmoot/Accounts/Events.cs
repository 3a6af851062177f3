// The facts that other modules may subscribe to.
namespace Folkmoot.Accounts;

/// <summary>An agency was founded. Told on behalf of that agency.</summary>
internal sealed record AgencyCreated(Guid AgencyId);

/// <summary>An agency changed its name, time zone or language.</summary>
internal sealed record AgencyChanged(Guid AgencyId);
