// Says on behalf of which agency the current request or job works; every query is filtered by it.
namespace Folkmoot.Storage;

/// <summary>
/// One per service scope. Without an agency (system work) tenant tables read as empty, and crossing the border needs
/// <c>IgnoreQueryFilters</c> with a comment; writes then name their agency themselves.
/// </summary>
internal sealed class AgencyScope
{
    /// <summary>The agency, or <see cref="Guid.Empty"/> for the house itself.</summary>
    public Guid AgencyId { get; private set; }

    public bool IsSystem => AgencyId == Guid.Empty;

    /// <summary>Enters an agency once; a scope never moves from one agency to another.</summary>
    /// <exception cref="InvalidOperationException">The scope already works for another agency.</exception>
    public void Enter(Guid agencyId)
    {
        if (AgencyId != Guid.Empty && AgencyId != agencyId)
        {
            throw new InvalidOperationException($"This scope works for agency {AgencyId} and cannot move to {agencyId}.");
        }

        AgencyId = agencyId;
    }
}

/// <summary>A row that belongs to one agency. The store fills <see cref="AgencyId"/> on insert and filters every query by it.</summary>
internal interface IAgencyOwned
{
    Guid AgencyId { get; set; }
}

/// <summary>A table that belongs to no agency, and why. Every other table must be <see cref="IAgencyOwned"/>: a test holds it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class SharedTableAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

/// <summary>Marks a column that holds personal data.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PersonalAttribute : Attribute;

/// <summary>A table to which rows are only ever added; the database refuses anything else.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class AppendOnlyAttribute : Attribute;
