// Somebody who works with Folkmoot and can sign in.
using Folkmoot.Storage;
using Microsoft.AspNetCore.Identity;

namespace Folkmoot.Accounts;

[SharedTable("A person can serve several agencies; what they may do in each is a membership.")]
internal sealed class Person : IdentityUser<Guid>
{
    [Personal]
    public required string Name { get; set; }

    /// <summary>Interface language, BCP 47; null follows the browser.</summary>
    public string? Language { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
