// Marks an endpoint that needs an Idempotency-Key, for the description of the API.
namespace Folkmoot.Publishing.PublicApi;

[AttributeUsage(AttributeTargets.Method)]
internal sealed class IdempotentAttribute : Attribute;
