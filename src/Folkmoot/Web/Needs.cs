// How a page or endpoint says who may use it. A route without either attribute answers nobody (deny by default).
using Microsoft.AspNetCore.Authorization;

namespace Folkmoot.Web;

/// <summary>The right that is needed: <c>@attribute [Needs(Right.PostsWrite)]</c>, or <c>.WithMetadata(new NeedsAttribute(…))</c> on an endpoint.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeedsAttribute(string right) : AuthorizeAttribute(Prefix + right)
{
    public const string Prefix = "right:";

    public string Right { get; } = right;
}

/// <summary>Open to everybody, signed in or not, for the reason given.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OpenToAllAttribute(string reason) : Attribute, IAllowAnonymous
{
    public string Reason { get; } = reason;
}

internal static class NeedsExtensions
{
    public static TBuilder Needs<TBuilder>(this TBuilder builder, string right)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeedsAttribute(right));

    public static TBuilder OpenToAll<TBuilder>(this TBuilder builder, string reason)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenToAllAttribute(reason));
}
